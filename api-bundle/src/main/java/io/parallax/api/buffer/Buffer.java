package io.parallax.api.buffer;

import io.parallax.api.codec.Codec;
import io.parallax.api.codec.Cursor;
import java.lang.foreign.MemorySegment;
import org.osgi.annotation.versioning.ProviderType;

/// One reference to bytes in a slot of a memory pool, with metadata of its own.
///
/// The holder of a handle either pushes it on or closes it, exactly once. [#retain()] and [#view(long, long)] make
/// further handles to the same bytes, each with its own life. The slot goes back to its pool when the last handle is
/// released. Handles are recycled by their pool, so a handle must not be kept after its release.
@ProviderType
public interface Buffer extends AutoCloseable {
    /// {@return number of valid bytes}
    /// @throws IllegalStateException if this handle was released
    long size();

    /// {@return the valid bytes, read-only} The segment is lent until this handle is released.
    /// @throws IllegalStateException if this handle was released
    MemorySegment bytes();

    /// {@return whether this is the only reference to bytes that this process may write}
    /// @throws IllegalStateException if this handle was released
    boolean isWritable();

    /// {@return the valid bytes, writable} The segment is lent until this handle is released.
    /// @throws IllegalStateException if this handle was released, or the buffer is not writable
    MemorySegment writable();

    /// {@return whether the bytes may be passed to native code} Copy them first if not: they lie in a mapped file, and
    /// native code that touches what someone cut off ends the process.
    /// @throws IllegalStateException if this handle was released
    boolean isNativeSafe();

    /// {@return what is known about the bytes} The object is lent until this handle is released.
    /// @throws IllegalStateException if this handle was released
    Metadata metadata();

    /// {@return one more reference to the same bytes, with a copy of the metadata} It must be pushed or closed too.
    /// @throws IllegalStateException if this handle was released
    Buffer retain();

    /// {@return a reference to part of the bytes, without a copy, with a copy of the metadata} It must be pushed or
    /// closed too.
    /// @param offset first byte of the part, counted from this buffer's first byte
    /// @param size number of bytes
    /// @throws IllegalStateException if this handle was released
    /// @throws IndexOutOfBoundsException if the part does not lie within this buffer
    Buffer view(long offset, long size);

    /// {@return the value that the bytes hold} The bytes are validated when a codec asks first, and that is remembered
    /// until they are written again. What the value is made of may be lent until this handle is released.
    /// @param codec how the bytes are to be read
    /// @param <T> type of the value
    /// @throws io.parallax.api.codec.ValidationException if the bytes are no payload of that codec
    /// @throws IllegalStateException if this handle was released
    <T> T as(Codec<T> codec);

    /// Moves a cursor over the bytes, to read single fields of them in place. They are validated when a codec asks
    /// first, and that is remembered until they are written again. The cursor must not be used after this handle's
    /// release.
    /// @param cursor what to move
    /// @param <T> type of the value
    /// @return the cursor
    /// @throws io.parallax.api.codec.ValidationException if the bytes are no payload of the cursor's codec
    /// @throws IllegalStateException if this handle was released
    <T> Cursor<T> as(Cursor<T> cursor);

    /// {@return whether this handle has not been released}
    boolean isOpen();

    /// {@return how often this handle has been handed out} Since handles are recycled, this tells the reference that
    /// one had from a later one in the same object. It may be asked at any time.
    int generation();

    /// Gives the reference back.
    /// @throws IllegalStateException if this handle was released before
    @Override
    void close();
}
