package io.parallax.memory.layout;

/// What one entry of a [DescriptorRing] says. Each side of a ring has one of these and uses it again and again, so that
/// an entry costs no object. All fields are plain: it is used by one thread at a time.
public final class RingEntry {
    /// The entry refers to bytes of a slot.
    public static final int BUFFER = 1;

    /// The stream is complete; nothing follows.
    public static final int END = 2;

    /// The entry comes with its bytes, in [SmallPayloads]; slot and start mean nothing.
    public static final int SMALL = 3;

    /// What the entry is: [#BUFFER], [#END] or [#SMALL]; from a peer, any number from 0 to 255.
    public int kind;

    /// Which slot; from a peer, any number from 0 to 2^24 - 1.
    public int slot;

    /// First byte within the slot; from a peer, any number from 0 to 2^32 - 1.
    public long start;

    /// Number of bytes; from a peer, any number from 0 to 2^32 - 1.
    public long size;

    /// Presentation time stamp.
    public long pts;

    /// Decoding time stamp.
    public long dts;

    /// Duration.
    public long duration;

    /// Number in the stream.
    public long sequence;

    /// Position in the medium.
    public long offset;

    /// Which stream.
    public int streamId;

    /// Flags of the buffer.
    public int flags;

    /// Makes an empty entry.
    public RingEntry() {}
}
