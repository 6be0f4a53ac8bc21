package io.parallax.memory.ipc;

import io.parallax.memory.layout.ArenaHeader;
import io.parallax.memory.layout.DescriptorRing;
import io.parallax.memory.layout.ReturnRing;
import io.parallax.memory.layout.WaitFlags;
import io.parallax.memory.os.Barrier;
import io.parallax.memory.os.Mapping;
import io.parallax.memory.os.MemFd;
import java.lang.foreign.MemorySegment;

/// A control file, mapped: the two rings between an owner and one member.
/// @param mapping the whole file
/// @param descriptors from the owner, with small payloads
/// @param returns to the owner
/// @param flags who sleeps
record ControlFile(Mapping mapping, DescriptorRing descriptors, ReturnRing returns, WaitFlags flags)
        implements AutoCloseable {

    private static final int SEALS = MemFd.SEAL_SHRINK | MemFd.SEAL_GROW;

    private static ControlFile of(Mapping mapping, int entries) {
        MemorySegment bytes = mapping.bytes();
        return new ControlFile(
                mapping,
                new DescriptorRing(bytes, entries),
                new ReturnRing(bytes, entries),
                new WaitFlags(bytes, !Barrier.isRegistered()));
    }

    /// Writes a new one and maps it.
    /// @param file a new file
    static ControlFile create(MemFd file, ArenaHeader header) {
        Mapping mapping = file.map();
        try {
            header.write(mapping.bytes());
            file.sealSize();
            return of(mapping, header.entries());
        } catch (RuntimeException | Error e) {
            mapping.close();
            throw e;
        }
    }

    /// What a control file says, and the file itself.
    record Checked(ArenaHeader header, ControlFile file) {}

    /// Maps one that came from an owner, and checks it. What is checked and believed is a copy of the header, since an
    /// owner may change it at any moment.
    /// @param file with the required seals
    /// @throws ArenaException if it is not what a control file is
    static Checked map(MemFd file, long dataFileBytes) {
        if (file.byteSize() < ArenaHeader.BYTES || file.byteSize() > Integer.MAX_VALUE) {
            throw new ArenaException("the control file has " + file.byteSize() + " bytes");
        }
        Mapping mapping = file.map();
        try {
            ArenaHeader header = checkedHeader(mapping.bytes(), file.byteSize(), dataFileBytes);
            return new Checked(header, of(mapping, header.entries()));
        } catch (RuntimeException | Error e) {
            mapping.close();
            throw e;
        }
    }

    private static ArenaHeader checkedHeader(MemorySegment control, long controlFileBytes, long dataFileBytes) {
        MemorySegment copy = MemorySegment.ofArray(new long[ArenaHeader.BYTES / Long.BYTES]);
        copy.copyFrom(control.asSlice(0, ArenaHeader.BYTES));
        String problem = ArenaHeader.formatProblem(copy);
        ArenaHeader header = ArenaHeader.read(copy);
        if (problem == null) {
            problem = header.problem(controlFileBytes, dataFileBytes);
        }
        if (problem != null) {
            throw new ArenaException("the arena is refused: " + problem);
        }
        return header;
    }

    static int requiredSeals() {
        return SEALS;
    }

    @Override
    public void close() {
        mapping.close();
    }
}
