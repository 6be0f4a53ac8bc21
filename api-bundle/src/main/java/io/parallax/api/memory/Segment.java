package io.parallax.api.memory;

import org.osgi.annotation.versioning.ProviderType;

/// One mapped region of memory, which a pool cuts into slots.
@ProviderType
public interface Segment {
    /// {@return where the bytes lie}
    MemoryType type();

    /// {@return size in bytes}
    long byteSize();

    /// {@return what the bytes lie on, for people: which pages, which file, and why not what was asked for}
    String backing();

    /// {@return bytes that lie on huge pages, as it was when the segment was made}
    long hugeBytes();

    /// {@return whether the bytes may be passed to native code} A mapped file may not: if someone cuts it short, Java
    /// code gets an [InternalError], and native code ends the process.
    default boolean isNativeSafe() {
        return type() != MemoryType.MAPPED_FILE;
    }

    /// Checks that all bytes can still be accessed. It costs a system call: ask after an [InternalError].
    /// @throws MemoryException if they cannot; the message names the file and says what happened to it
    void check();
}
