package io.parallax.memory.ipc;

import java.time.Duration;

/// How a member attaches and waits.
/// @param attachLimit how long to wait for the owner's welcome
/// @param polls how long to look for a buffer before sleeping, in units of some hundred nanoseconds. To look long is
///     good only while there are cores for all who look: with more threads than cores they take the core from the owner
public record MemberOptions(Duration attachLimit, int polls) {
    /// Waits ten seconds for a welcome, and looks for some ten microseconds before sleeping.
    public static final MemberOptions DEFAULT = new MemberOptions(Duration.ofSeconds(10), 100);

    /// {@return these options that look for another time}
    /// @param other how long to look for a buffer before sleeping
    public MemberOptions polls(int other) {
        return new MemberOptions(attachLimit, other);
    }
}
