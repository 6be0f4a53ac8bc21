package io.parallax.memory.ipc;

import java.time.Duration;

/// How a member attaches and waits.
/// @param attachLimit how long to wait for the owner's welcome
/// @param polls how often to look for a buffer before sleeping; each look takes some hundred nanoseconds. Many looks
///     are good only while there are cores for all who look: with more threads than cores they take the core from the
///     owner
public record MemberOptions(Duration attachLimit, int polls) {
    /// Waits ten seconds for a welcome, and looks a hundred times before sleeping.
    public static final MemberOptions DEFAULT = new MemberOptions(Duration.ofSeconds(10), 100);

    /// {@return these options with another number of looks}
    /// @param other how often to look for a buffer before sleeping
    public MemberOptions polls(int other) {
        return new MemberOptions(attachLimit, other);
    }
}
