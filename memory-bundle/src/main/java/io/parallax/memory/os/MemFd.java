package io.parallax.memory.os;

import io.parallax.api.memory.MemoryException;

/// An anonymous file in memory (`memfd`): nameless in every file system, gone when its last descriptor and mapping are.
///
/// It is not bound to `/dev/shm` and its size limit. The descriptor is close-on-exec.
public final class MemFd implements AutoCloseable {
    /// Nobody can add a seal.
    public static final int SEAL_SEAL = 1;

    /// Nobody can make the file smaller. Without this seal a peer could make reads fail.
    public static final int SEAL_SHRINK = 2;

    /// Nobody can make the file larger.
    public static final int SEAL_GROW = 4;

    /// Nobody can write to the file any more, except through mappings that exist already (Linux 5.1 and later).
    public static final int SEAL_FUTURE_WRITE = 16;

    /// Longest part of a name that is shown in `/proc`, in characters.
    private static final int NAME_LENGTH = 48;

    private final Descriptor descriptor;
    private final long byteSize;

    private MemFd(Descriptor descriptor, long byteSize) {
        this.descriptor = descriptor;
        this.byteSize = byteSize;
    }

    /// Makes a file and reserves all its pages.
    /// @param name shown in `/proc/<pid>/maps`
    /// @param size in bytes
    /// @return a new file full of zeros, owned by the caller
    /// @throws MemoryException if there is no room, or the system refuses
    public static MemFd create(String name, long size) {
        Room.ofHost().require(size);
        MemFd file = sized(name, size, 0);
        try {
            Linux.fallocate(file.fd(), size);
            return file;
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /// Makes a file that takes its pages from those that the host keeps as huge ones. They are reserved when it is
    /// mapped.
    /// @param name shown in `/proc/<pid>/maps`
    /// @param size in bytes, a multiple of the size of a huge page
    /// @return a new file full of zeros, owned by the caller
    /// @throws MemoryException if the system has no such pages
    public static MemFd createOnHugePages(String name, long size) {
        return sized(name, size, Linux.MFD_HUGETLB);
    }

    /// Makes a file without pages, for [#mapOnTransparentHugePages()].
    /// @param name shown in `/proc/<pid>/maps`
    /// @param size in bytes
    /// @return a new file full of zeros, owned by the caller
    /// @throws MemoryException if there is no room, or the system refuses
    public static MemFd createEmpty(String name, long size) {
        Room.ofHost().require(size);
        return sized(name, size, 0);
    }

    private static MemFd sized(String name, long size, int flags) {
        MemFd file = new MemFd(new Descriptor(open(name, flags)), size);
        try {
            Linux.ftruncate(file.fd(), size);
            return file;
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /// Takes over a file that another process made. Its seals are checked first, and then its size, which they keep.
    /// @param descriptor owned by the file from now on, and closed when the check fails
    /// @param required seals that must hold
    /// @return the file
    /// @throws MemoryException if a seal is missing, or this is no memfd
    public static MemFd received(Descriptor descriptor, int required) {
        try {
            int seals = sealsOfReceived(descriptor);
            if ((seals & required) != required) {
                throw new MemoryException("the memfd that was received lacks seals (required=0x"
                        + Integer.toHexString(required) + ", seals=0x" + Integer.toHexString(seals)
                        + "): its sender could change it under us, so it is not used");
            }
            return new MemFd(descriptor, Linux.size(descriptor.number()));
        } catch (RuntimeException | Error e) {
            descriptor.close();
            throw e;
        }
    }

    private static int sealsOfReceived(Descriptor descriptor) {
        try {
            return Linux.fcntl(descriptor.number(), Linux.F_GET_SEALS, 0);
        } catch (SystemCallException e) {
            throw new MemoryException(
                    "what was received is no memfd, since it has no seals: its sender could change it under us", e);
        }
    }

    private static int open(String name, int more) {
        String shown = name.substring(0, Math.min(name.length(), NAME_LENGTH));
        int flags = Linux.MFD_CLOEXEC | Linux.MFD_ALLOW_SEALING | more;
        try {
            return Linux.memfdCreate(shown, flags | Linux.MFD_NOEXEC_SEAL);
        } catch (SystemCallException e) {
            if (e.errno() != Errno.EINVAL) {
                throw e;
            }
            return Linux.memfdCreate(shown, flags); // kernels before 6.3 do not know the flag
        }
    }

    /// {@return size in bytes}
    public long byteSize() {
        return byteSize;
    }

    /// {@return the descriptor, lent until this is closed}
    public Descriptor descriptor() {
        return descriptor;
    }

    private int fd() {
        return descriptor.number();
    }

    /// Maps the whole file, readable and writable.
    /// @return a new mapping, owned by the caller; it outlives this descriptor
    public Mapping map() {
        return Mapping.ofFile(fd(), byteSize);
    }

    /// Maps the whole file, readable and writable, and reserves all its pages: huge ones as far as the system gives
    /// them.
    /// @return a new mapping, owned by the caller; it outlives this descriptor
    /// @throws MemoryException if there is no room
    public Mapping mapOnTransparentHugePages() {
        return Mapping.hugeOfFile(fd(), byteSize);
    }

    /// Maps the whole file, readable only.
    /// @return a new mapping, owned by the caller; it outlives this descriptor
    public Mapping mapReadOnly() {
        return Mapping.readOnlyOfFile(fd(), byteSize);
    }

    /// Fixes the size for good and leaves writing to everyone who has the file.
    public void sealSize() {
        Linux.fcntl(fd(), Linux.F_ADD_SEALS, SEAL_SHRINK | SEAL_GROW | SEAL_SEAL);
    }

    /// Fixes the size for good, and forbids all writing except through mappings made before. Kernels before 5.1 cannot
    /// forbid the writing: [#seals()] tells what holds.
    /// @throws MemoryException if the size cannot be fixed
    public void seal() {
        int size = SEAL_SHRINK | SEAL_GROW | SEAL_SEAL;
        try {
            Linux.fcntl(fd(), Linux.F_ADD_SEALS, size | SEAL_FUTURE_WRITE);
        } catch (SystemCallException e) {
            if (e.errno() != Errno.EINVAL) {
                throw e;
            }
            Linux.fcntl(fd(), Linux.F_ADD_SEALS, size);
        }
        if ((seals() & size) != size) {
            throw new MemoryException("the system took the seals of a memfd and does not keep them (seals=0x"
                    + Integer.toHexString(seals()) + "); use private memory in this sandbox");
        }
    }

    /// {@return the seals that hold, as bits}
    public int seals() {
        return Linux.fcntl(fd(), Linux.F_GET_SEALS, 0);
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
