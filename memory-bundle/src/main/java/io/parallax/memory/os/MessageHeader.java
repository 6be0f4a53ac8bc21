package io.parallax.memory.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// A `struct msghdr` with one buffer and room for file descriptors beside it.
///
/// ```
/// msghdr  0 name  8 length  16 iov  24 count  32 control  40 length  48 flags      (56 bytes)
/// iov     0 base  8 length
/// cmsghdr 0 length (with header)  8 level  12 type  16 data, padded to 8 bytes
/// ```
final class MessageHeader {
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int MSG_CTRUNC = 0x8;
    private static final int MSG_TRUNC = 0x20;
    private static final long MESSAGE_BYTES = 56;
    private static final long IOV = 16;
    private static final long IOV_COUNT = 24;
    private static final long CONTROL = 32;
    private static final long CONTROL_BYTES = 40;
    private static final long FLAGS = 48;
    private static final long CMSG_HEADER = 16;

    private final MemorySegment message;
    private final MemorySegment iov;
    private final MemorySegment control;

    private MessageHeader(Arena arena, MemorySegment buffer, MemorySegment control) {
        this.control = control;
        message = arena.allocate(MESSAGE_BYTES, 8);
        iov = arena.allocate(16, 8);
        message.set(ADDRESS, IOV, iov);
        message.set(JAVA_LONG, IOV_COUNT, 1);
        if (control.byteSize() > 0) {
            message.set(ADDRESS, CONTROL, control);
            message.set(JAVA_LONG, CONTROL_BYTES, control.byteSize());
        }
        point(buffer);
    }

    /// Makes a message to send.
    static MessageHeader of(Arena arena, MemorySegment buffer, List<Descriptor> descriptors) {
        if (descriptors.isEmpty()) {
            return new MessageHeader(arena, buffer, MemorySegment.NULL);
        }
        MemorySegment control = arena.allocate(controlBytes(descriptors.size()), 8);
        control.set(JAVA_LONG, 0, CMSG_HEADER + 4L * descriptors.size());
        control.set(JAVA_INT, 8, SOL_SOCKET);
        control.set(JAVA_INT, 12, SCM_RIGHTS);
        for (int i = 0; i < descriptors.size(); i++) {
            control.set(JAVA_INT, CMSG_HEADER + 4L * i, descriptors.get(i).number());
        }
        return new MessageHeader(arena, buffer, control);
    }

    /// Makes room for a message to receive.
    static MessageHeader room(Arena arena, MemorySegment buffer, int mostDescriptors) {
        return new MessageHeader(arena, buffer, arena.allocate(controlBytes(mostDescriptors), 8));
    }

    private static long controlBytes(int descriptors) {
        return CMSG_HEADER + (4L * descriptors + 7) / 8 * 8;
    }

    /// Sets the bytes to send or to fill.
    void point(MemorySegment buffer) {
        iov.set(ADDRESS, 0, buffer);
        iov.set(JAVA_LONG, 8, buffer.byteSize());
    }

    /// Sends no descriptors any more: they went with the first byte.
    void dropDescriptors() {
        message.set(ADDRESS, CONTROL, MemorySegment.NULL);
        message.set(JAVA_LONG, CONTROL_BYTES, 0);
    }

    MemorySegment message() {
        return message;
    }

    /// {@return whether bytes or descriptors did not fit and are lost}
    boolean isTruncated() {
        return (message.get(JAVA_INT, FLAGS) & (MSG_TRUNC | MSG_CTRUNC)) != 0;
    }

    /// {@return every descriptor that came, now owned by the caller} To be called exactly once, whatever else is wrong
    /// with the message: they are open in this process already.
    List<Descriptor> adoptDescriptors() {
        List<Descriptor> all = new ArrayList<>();
        long end = Math.min(message.get(JAVA_LONG, CONTROL_BYTES), control.byteSize());
        long at = 0;
        while (at + CMSG_HEADER <= end) {
            long length = control.get(JAVA_LONG, at);
            if (length < CMSG_HEADER || length > end - at) {
                break;
            }
            if (control.get(JAVA_INT, at + 8) == SOL_SOCKET && control.get(JAVA_INT, at + 12) == SCM_RIGHTS) {
                for (long fd = at + CMSG_HEADER; fd + 4 <= at + length; fd += 4) {
                    all.add(new Descriptor(control.get(JAVA_INT, fd)));
                }
            }
            at += (length + 7) / 8 * 8;
        }
        return all;
    }

    static byte[] bytes(MemorySegment buffer, long count) {
        return buffer.asSlice(0, count).toArray(JAVA_BYTE);
    }
}
