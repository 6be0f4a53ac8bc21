package io.parallax.memory.layout;

/// What one entry of a [DescriptorRing] says. Each side of a ring has some of these and uses them again and again, so
/// that an entry costs no object. It is used by one thread at a time.
///
/// It holds the words as they lie in the ring, so that they go there and come from there in one copy.
public final class RingEntry {
    /// The entry refers to bytes of a slot.
    public static final int BUFFER = 1;

    /// The stream is complete; nothing follows.
    public static final int END = 2;

    /// The entry comes with its bytes, beside the ring; slot and start mean nothing.
    public static final int SMALL = 3;

    /// The entry says that messages come first that were sent beside the ring, and in which arena the stream goes on:
    /// slot is the number of that arena, start how many messages those are in all, and a size of 1 says that this
    /// arena is not used any more.
    public static final int NOTE = 4;

    static final int WORDS = DescriptorRing.ENTRY_BYTES / Long.BYTES;

    private static final int SLOT_BITS = 24;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    /// The first word has the ticket in its lower half; here that is 0.
    final long[] words = new long[WORDS];

    /// What was seen of the payload before the ticket was. It is kept so that the look is not optimized away.
    long early;

    /// Makes an empty entry.
    public RingEntry() {}

    /// Says what the entry is about; the rest stays.
    /// @param kind what the entry is: [#BUFFER], [#END], [#SMALL] or [#NOTE]
    /// @param slot which slot, from 0 to 2^24 - 1
    /// @param start first byte within the slot, from 0 to 2^32 - 1
    /// @param size number of bytes, from 0 to 2^32 - 1
    public void refer(int kind, int slot, long start, long size) {
        words[0] = ((long) kind << SLOT_BITS | slot) << 32;
        words[1] = (size << 32) | start;
    }

    /// Says when and in which order; the rest stays.
    /// @param pts presentation time stamp
    /// @param dts decoding time stamp
    /// @param duration duration
    /// @param sequence number in the stream
    /// @param offset position in the medium
    public void stamp(long pts, long dts, long duration, long sequence, long offset) {
        words[2] = pts;
        words[3] = dts;
        words[4] = duration;
        words[5] = sequence;
        words[6] = offset;
    }

    /// Says of which stream, and the flags; the rest stays.
    /// @param streamId which stream
    /// @param flags flags of the buffer
    public void mark(int streamId, int flags) {
        words[7] = ((long) flags << 32) | (streamId & UNSIGNED);
    }

    /// Adds flags; the rest stays.
    /// @param flags more flags of the buffer
    public void addFlags(int flags) {
        words[7] |= (long) flags << 32;
    }

    /// {@return what the entry is; from a peer, any number from 0 to 255}
    public int kind() {
        return (int) (words[0] >>> (32 + SLOT_BITS));
    }

    /// {@return which slot; from a peer, any number from 0 to 2^24 - 1}
    public int slot() {
        return (int) (words[0] >>> 32) & SLOT_MASK;
    }

    /// {@return first byte within the slot; from a peer, any number from 0 to 2^32 - 1}
    public long start() {
        return words[1] & UNSIGNED;
    }

    /// {@return number of bytes; from a peer, any number from 0 to 2^32 - 1}
    public long size() {
        return words[1] >>> 32;
    }

    /// {@return presentation time stamp}
    public long pts() {
        return words[2];
    }

    /// {@return decoding time stamp}
    public long dts() {
        return words[3];
    }

    /// {@return duration}
    public long duration() {
        return words[4];
    }

    /// {@return number in the stream}
    public long sequence() {
        return words[5];
    }

    /// {@return position in the medium}
    public long offset() {
        return words[6];
    }

    /// {@return which stream}
    public int streamId() {
        return (int) words[7];
    }

    /// {@return flags of the buffer}
    public int flags() {
        return (int) (words[7] >>> 32);
    }
}
