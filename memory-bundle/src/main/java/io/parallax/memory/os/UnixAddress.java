package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.parallax.api.memory.MemoryException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Where a Unix socket listens.
/// @param name path of a socket file, or a name that is in no file system
/// @param isAbstract whether it is a name; it is gone with its listener, and anyone on the host may connect to it
public record UnixAddress(String name, boolean isAbstract) {
    static final short FAMILY = 1;

    private static final int LONGEST = 107;

    /// Checks the length.
    /// @throws MemoryException if it is too long for the system
    public UnixAddress {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST || name.indexOf('\0') >= 0) {
            throw new MemoryException("a socket address has 1 to " + LONGEST + " bytes, not " + length + ": " + name
                    + "; use a shorter path");
        }
    }

    /// {@return the address of a socket file}
    /// @param path where it lies
    public static UnixAddress of(Path path) {
        return new UnixAddress(path.toString(), false);
    }

    /// {@return an address in no file system}
    /// @param name unique on the host
    public static UnixAddress ofName(String name) {
        return new UnixAddress(name, true);
    }

    /// {@return the address as the system calls take it} A path ends with a zero byte, a name begins with one.
    MemorySegment encode(Arena arena) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        MemorySegment address = arena.allocate(2 + bytes.length + 1L, 2);
        address.set(JAVA_SHORT, 0, FAMILY);
        MemorySegment.copy(bytes, 0, address, JAVA_BYTE, isAbstract ? 3 : 2, bytes.length);
        return address;
    }

    @Override
    public String toString() {
        return isAbstract ? "@" + name : name;
    }
}
