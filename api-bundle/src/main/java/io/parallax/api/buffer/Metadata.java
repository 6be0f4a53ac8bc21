package io.parallax.api.buffer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// What is known about a buffer besides its bytes. It belongs to one [Buffer] handle: changing it never changes what
/// other holders of the same bytes see. Every method throws [IllegalStateException] after the handle's release.
///
/// Setters answer this object, so that calls can be chained.
@ProviderType
public interface Metadata {
    /// {@return presentation time stamp in nanoseconds, or [io.parallax.api.time.ClockTime#NONE]}
    long pts();

    /// Sets the presentation time stamp.
    /// @param ns nanoseconds or [io.parallax.api.time.ClockTime#NONE]
    /// @return this
    Metadata pts(long ns);

    /// {@return decoding time stamp in nanoseconds, or [io.parallax.api.time.ClockTime#NONE]}
    long dts();

    /// Sets the decoding time stamp.
    /// @param ns nanoseconds or [io.parallax.api.time.ClockTime#NONE]
    /// @return this
    Metadata dts(long ns);

    /// {@return duration in nanoseconds, or [io.parallax.api.time.ClockTime#NONE]}
    long duration();

    /// Sets the duration.
    /// @param ns nanoseconds or [io.parallax.api.time.ClockTime#NONE]
    /// @return this
    Metadata duration(long ns);

    /// {@return number of the buffer in its stream, from 0, or -1 when it has none} The engine numbers what sources
    /// push without a number.
    long sequence();

    /// Sets the number of the buffer in its stream.
    /// @param number from 0, or -1 for none
    /// @return this
    Metadata sequence(long number);

    /// {@return which stream the buffer belongs to, 0 when there is only one}
    int streamId();

    /// Sets the stream.
    /// @param id stream number
    /// @return this
    Metadata streamId(int id);

    /// {@return position of the first byte in the medium in bytes, or -1 when unknown}
    long offset();

    /// Sets the position in the medium.
    /// @param bytes position in bytes, or -1 when unknown
    /// @return this
    Metadata offset(long bytes);

    /// {@return bits of [BufferFlags]}
    int flags();

    /// Sets all flags at once.
    /// @param flags bits of [BufferFlags]
    /// @return this
    Metadata flags(int flags);

    /// {@return whether every given bit is set}
    /// @param bits bits of [BufferFlags]
    default boolean has(int bits) {
        return (flags() & bits) == bits;
    }

    /// {@return the value under a key, or null}
    /// @param key the key
    /// @param <T> type of the value
    <T> @Nullable T get(MetadataKey<T> key);

    /// Puts a value under a key. This allocates, so it is no habit for hot paths.
    /// @param key the key
    /// @param value an immutable value
    /// @param <T> type of the value
    /// @return this
    <T> Metadata put(MetadataKey<T> key, T value);

    /// {@return the open part, unmodifiable}
    Map<MetadataKey<?>, Object> entries();

    /// Copies every field and entry.
    /// @param other where to copy from
    /// @return this
    Metadata copyFrom(Metadata other);
}
