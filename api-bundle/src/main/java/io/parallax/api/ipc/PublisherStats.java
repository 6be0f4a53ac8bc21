package io.parallax.api.ipc;

/// How a publisher is doing.
/// @param subscribers how many are attached now
/// @param joined how many have ever attached
/// @param refused how many were not let in, or broke the rules
/// @param disconnected how many were sent away since they did not keep up
/// @param sent buffers given to subscribers, one for each of them
/// @param dropped buffers not given to a subscriber that did not keep up, one for each of them
/// @param moved buffers whose bytes were copied, once, since they did not lie in memory that can be shared
/// @param movedBytes their bytes
public record PublisherStats(
        int subscribers,
        long joined,
        long refused,
        long disconnected,
        long sent,
        long dropped,
        long moved,
        long movedBytes) {}
