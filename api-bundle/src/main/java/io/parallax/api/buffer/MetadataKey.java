package io.parallax.api.buffer;

/// Names a typed entry of the open part of [Metadata].
/// @param name unique name, by convention with the author's domain in front, for example `org.example.exposure`
/// @param type class of the values, which must be immutable
/// @param <T> type of the values
public record MetadataKey<T>(String name, Class<T> type) {}
