package io.parallax.memory.ipc;

/// What became of a buffer that was sent to a member.
public enum Delivery {
    /// The member can read it now.
    SENT,
    /// The member holds all the references that it may; it must give some back first.
    FULL,
    /// The member is gone, or is being sent away.
    GONE
}
