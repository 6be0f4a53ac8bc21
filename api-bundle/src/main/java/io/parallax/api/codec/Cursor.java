package io.parallax.api.codec;

import java.lang.foreign.MemorySegment;
import org.osgi.annotation.versioning.ProviderType;

/// A movable window over one value in validated bytes. Fields read through it. It is used by one thread at a time, and
/// only as long as the bytes that it stands over are lent: for a buffer, until that is released.
/// @param <T> type of the value
@ProviderType
public interface Cursor<T> {
    /// Validates bytes and moves the cursor over them. For a buffer, [io.parallax.api.buffer.Buffer#as(Cursor)]
    /// remembers that it has been validated.
    /// @param bytes one whole payload
    /// @return this
    /// @throws ValidationException if the bytes are not such a payload
    Cursor<T> over(MemorySegment bytes);

    /// Moves the cursor over bytes that its codec has validated already.
    /// @param bytes one whole payload that has passed [Codec#validate(MemorySegment)]
    /// @return this
    Cursor<T> overValidated(MemorySegment bytes);

    /// {@return the codec that validates for this cursor}
    /// @throws IllegalStateException if this cursor stands on elements of lists; move it by [ListField#seek]
    Codec<T> codec();

    /// {@return the value as an object}
    /// @throws IllegalStateException if the cursor stands over nothing
    T value();
}
