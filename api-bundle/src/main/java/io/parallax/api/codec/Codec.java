package io.parallax.api.codec;

import io.parallax.api.caps.Caps;
import java.lang.foreign.MemorySegment;
import org.osgi.annotation.versioning.ProviderType;

/// Turns values into bytes and back. Codecs come from [Codecs]; asking twice for the same type gives the same codec.
/// @param <T> type of the values
@ProviderType
public interface Codec<T> {
    /// {@return fixed caps of a stream of such payloads} They have the field `schema` where bytes do not tell what they
    /// are, so that a link between two elements that mean different types is refused before anything flows.
    Caps caps();

    /// {@return the media type for systems that know one string only, for example
    /// `application/rkyv;schema=Reading-5d41402abc4b2a76`}
    String mediaType();

    /// {@return what identifies the type of the values: a name, and where the bytes depend on every field a hash of
    /// all of them; empty if there is nothing to tell}
    String schema();

    /// Looks at every byte that reading will rely on.
    /// @param bytes one whole payload, read only
    /// @throws ValidationException if the bytes are not a payload of this codec
    void validate(MemorySegment bytes);

    /// {@return the value that validated bytes hold} Use [io.parallax.api.buffer.Buffer#as(Codec)] to validate first,
    /// and only once. What was not validated gives wrong values or exceptions, but harms nothing else.
    /// @param bytes one whole payload that [#validate(MemorySegment)] has passed
    /// @throws ValidationException if the value exists but has no place in the Java type
    T read(MemorySegment bytes);

    /// {@return the value that bytes hold, after validation}
    /// @param bytes one whole payload
    /// @throws ValidationException if the bytes are not a payload of this codec
    default T decode(MemorySegment bytes) {
        validate(bytes);
        return read(bytes);
    }

    /// Writes a value to the start of a segment.
    /// @param value what to write
    /// @param target where to write
    /// @return how many bytes were written
    /// @throws IndexOutOfBoundsException if the payload needs more room
    /// @throws IllegalArgumentException if the value does not fit what the type of a field can carry
    long write(T value, MemorySegment target);

    /// {@return the payload of a value, in an array of its size}
    /// @param value what to write
    /// @throws IllegalArgumentException if the value does not fit what the type of a field can carry
    byte[] encode(T value);
}
