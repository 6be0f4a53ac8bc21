package io.parallax.memory.layout;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The first page of a control file. Its owner writes it before anyone else has the file; a member reads it once, and
/// checks it before it uses anything that it says.
///
/// ```
/// offset size field                      offset size field
///      0    8 magic "PLXARENA"               64    4 slots
///      8    4 version, major << 16 | minor   68    4 entries of each ring, a power of two
///     12    4 size of this header            72    4 where the descriptor ring begins
///     16   16 id of the arena, random        76    4 where the return ring begins
///     32    8 generation                     80    8 size of the control file
///     40    8 size of the data file          88    4 number of the member, 1 to 63
///     48    8 size of a slot                 92    4 length of the name
///     56    8 from slot to slot              96   64 name, UTF-8
///                                           160    4 where the small payloads begin
///    256    4 member waits  (see WaitFlags)
///    512    4 owner waits   (see WaitFlags)
/// ```
/// @param idHigh first half of the arena's id
/// @param idLow second half of the arena's id
/// @param generation how many members the arena had before, plus one
/// @param dataBytes size of the data file
/// @param slotBytes usable bytes of a slot
/// @param strideBytes distance from one slot to the next
/// @param slots number of slots
/// @param entries entries of each ring
/// @param member number of the member whom the control file is for
/// @param name name of the pool, for messages
public record ArenaHeader(
        long idHigh,
        long idLow,
        long generation,
        long dataBytes,
        long slotBytes,
        long strideBytes,
        int slots,
        int entries,
        int member,
        String name) {
    /// `PLXARENA` in memory.
    public static final long MAGIC = 0x414E_4552_4158_4C50L;

    /// What this code writes. Another major version is refused; minor versions only add fields in unused places.
    public static final int VERSION = 3 << 16 | 1;

    /// Size of this header, and where the descriptor ring begins.
    public static final int BYTES = 4096;

    /// Most slots that an arena can have.
    public static final int MOST_SLOTS = 1 << 24;

    /// Most members that an arena can have at once.
    public static final int MOST_MEMBERS = 63;

    /// Most entries that a ring can have.
    public static final int MOST_ENTRIES = 1 << 16;

    /// Largest size of a slot, since a descriptor has 32 bits for it.
    public static final long MOST_SLOT_BYTES = 0xFFFF_FFFFL;

    private static final int LONGEST_NAME = 64;
    private static final long MAGIC_AT = 0;
    private static final long VERSION_AT = 8;
    private static final long HEADER_BYTES = 12;
    private static final long ID = 16;
    private static final long GENERATION = 32;
    private static final long DATA_BYTES = 40;
    private static final long SLOT_BYTES = 48;
    private static final long STRIDE = 56;
    private static final long SLOTS = 64;
    private static final long ENTRIES = 68;
    private static final long DESCRIPTORS = 72;
    private static final long RETURNS = 76;
    private static final long CONTROL_BYTES = 80;
    private static final long MEMBER = 88;
    private static final long NAME_BYTES = 92;
    private static final long NAME = 96;
    private static final long PAYLOADS = 160;

    /// {@return size of a control file}
    /// @param entries entries of each ring
    public static long controlBytes(int entries) {
        return returnsAt(entries) + (long) entries * ReturnRing.CELL_BYTES;
    }

    /// {@return where the small payloads begin}
    /// @param entries entries of each ring
    static long payloadsAt(int entries) {
        return BYTES + (long) entries * DescriptorRing.ENTRY_BYTES;
    }

    /// {@return where the return ring begins}
    /// @param entries entries of each ring
    static long returnsAt(int entries) {
        return payloadsAt(entries) + (long) entries * DescriptorRing.SMALL_BYTES;
    }

    /// Writes the header.
    /// @param control a control file, full of zeros
    public void write(MemorySegment control) {
        control.set(JAVA_LONG, MAGIC_AT, MAGIC);
        control.set(JAVA_INT, VERSION_AT, VERSION);
        control.set(JAVA_INT, HEADER_BYTES, BYTES);
        control.set(JAVA_LONG, ID, idHigh);
        control.set(JAVA_LONG, ID + 8, idLow);
        control.set(JAVA_LONG, GENERATION, generation);
        control.set(JAVA_LONG, DATA_BYTES, dataBytes);
        control.set(JAVA_LONG, SLOT_BYTES, slotBytes);
        control.set(JAVA_LONG, STRIDE, strideBytes);
        control.set(JAVA_INT, SLOTS, slots);
        control.set(JAVA_INT, ENTRIES, entries);
        control.set(JAVA_INT, DESCRIPTORS, BYTES);
        control.set(JAVA_INT, RETURNS, (int) returnsAt(entries));
        control.set(JAVA_INT, PAYLOADS, (int) payloadsAt(entries));
        control.set(JAVA_LONG, CONTROL_BYTES, controlBytes(entries));
        control.set(JAVA_INT, MEMBER, member);
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, LONGEST_NAME);
        control.set(JAVA_INT, NAME_BYTES, length);
        MemorySegment.copy(text, 0, control, JAVA_BYTE, NAME, length);
    }

    /// Reads the header of a file that claims to be a control file. Nothing it says may be used before
    /// [#problem(long, long)] has answered null.
    /// @param control at least [#BYTES] bytes
    /// @return what it says
    public static ArenaHeader read(MemorySegment control) {
        int length = Math.clamp(control.get(JAVA_INT, NAME_BYTES), 0, LONGEST_NAME);
        byte[] text = control.asSlice(NAME, length).toArray(JAVA_BYTE);
        return new ArenaHeader(
                control.get(JAVA_LONG, ID),
                control.get(JAVA_LONG, ID + 8),
                control.get(JAVA_LONG, GENERATION),
                control.get(JAVA_LONG, DATA_BYTES),
                control.get(JAVA_LONG, SLOT_BYTES),
                control.get(JAVA_LONG, STRIDE),
                control.get(JAVA_INT, SLOTS),
                control.get(JAVA_INT, ENTRIES),
                control.get(JAVA_INT, MEMBER),
                new String(text, StandardCharsets.UTF_8));
    }

    /// {@return what is wrong with the part that every version has, or null}
    /// @param control at least [#BYTES] bytes
    public static @Nullable String formatProblem(MemorySegment control) {
        long magic = control.get(JAVA_LONG, MAGIC_AT);
        if (magic != MAGIC) {
            return "it does not begin with the magic of an arena, but with 0x" + Long.toHexString(magic);
        }
        int version = control.get(JAVA_INT, VERSION_AT);
        if (version >>> 16 != VERSION >>> 16) {
            return "it has format " + (version >>> 16) + "." + (version & 0xFFFF) + ", and this program knows "
                    + (VERSION >>> 16) + ".x; use the same release on both sides";
        }
        if (control.get(JAVA_INT, HEADER_BYTES) != BYTES) {
            return "its header has " + control.get(JAVA_INT, HEADER_BYTES) + " bytes, not " + BYTES;
        }
        int entries = control.get(JAVA_INT, ENTRIES);
        if (entries < 2 || entries > MOST_ENTRIES || Integer.bitCount(entries) != 1) {
            return "its rings have " + entries + " entries, not a power of two from 2 to " + MOST_ENTRIES;
        }
        if (control.get(JAVA_INT, DESCRIPTORS) != BYTES
                || control.get(JAVA_INT, PAYLOADS) != payloadsAt(entries)
                || control.get(JAVA_INT, RETURNS) != returnsAt(entries)) {
            return "its rings do not lie where " + entries + " entries place them";
        }
        if (control.get(JAVA_LONG, CONTROL_BYTES) != controlBytes(entries)) {
            return "it says that it has " + control.get(JAVA_LONG, CONTROL_BYTES) + " bytes, and rings of " + entries
                    + " entries need " + controlBytes(entries);
        }
        return null;
    }

    /// {@return what is wrong with the values, seen the files that came, or null}
    /// @param controlFileBytes true size of the control file
    /// @param dataFileBytes true size of the data file
    public @Nullable String problem(long controlFileBytes, long dataFileBytes) {
        if (controlFileBytes < controlBytes(entries)) {
            return "the control file has " + controlFileBytes + " bytes, and its rings need " + controlBytes(entries);
        }
        if (dataBytes != dataFileBytes) {
            return "the data file has " + dataFileBytes + " bytes, not " + dataBytes;
        }
        if (slots < 1 || slots > MOST_SLOTS || slotBytes < 1 || slotBytes > MOST_SLOT_BYTES) {
            return "it has " + slots + " slots of " + slotBytes + " bytes";
        }
        if (strideBytes < slotBytes || strideBytes > dataBytes / slots) {
            return slots + " slots of " + slotBytes + " bytes, " + strideBytes + " bytes apart, do not lie in "
                    + dataBytes + " bytes";
        }
        if (member < 1 || member > MOST_MEMBERS) {
            return "it is for member " + member + ", not 1 to " + MOST_MEMBERS;
        }
        return null;
    }
}
