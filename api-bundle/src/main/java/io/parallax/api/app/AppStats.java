package io.parallax.api.app;

/// Counters of what went between an application and its pipeline, since the handle's pipeline was made.
/// @param in buffers put in
/// @param out buffers taken out
/// @param dropped buffers dropped because there was no room
/// @param buffers buffers queued now
/// @param bytes bytes queued now
public record AppStats(long in, long out, long dropped, long buffers, long bytes) {}
