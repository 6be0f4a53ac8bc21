package io.parallax.deploy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/// The end of a ZIP file. Writers put the central directory last, so a file that has a sound one is whole.
/// ```
/// entries … | central directory | end record (22 bytes) | comment (up to 65535 bytes)
/// ```
final class ZipEnd {
    private static final int END = 0x06054b50;
    private static final int END_64_LOCATOR = 0x07064b50;
    private static final int END_64 = 0x06064b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR_SIZE = 20;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int COUNT_SEE_64 = 0xffff;
    private static final long SEE_64 = 0xffff_ffffL;

    private ZipEnd() {}

    /// {@return whether the file ends in a central directory that lies within the file}
    /// @param file a file, its position is left alone
    static boolean isWhole(FileChannel file) throws IOException {
        long size = file.size();
        if (size < END_SIZE) {
            return false;
        }
        int tailSize = (int) Math.min(size, END_SIZE + LONGEST_COMMENT);
        long tailStart = size - tailSize;
        ByteBuffer tail = read(file, tailStart, tailSize);
        for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_SIZE + unsigned(tail.getShort(at + 20)) == tail.limit()) {
                return hasDirectory(file, tailStart + at, tail, at);
            }
        }
        return false;
    }

    private static boolean hasDirectory(FileChannel file, long end, ByteBuffer tail, int at) throws IOException {
        long directorySize = tail.getInt(at + 12) & SEE_64;
        long directoryStart = tail.getInt(at + 16) & SEE_64;
        boolean countOverflows = unsigned(tail.getShort(at + 10)) == COUNT_SEE_64;
        if (countOverflows || directorySize == SEE_64 || directoryStart == SEE_64) {
            return hasDirectory64(file, end);
        }
        if (directoryStart + directorySize > end) {
            return false;
        }
        return directorySize == 0 || intAt(file, end - directorySize) == DIRECTORY;
    }

    private static boolean hasDirectory64(FileChannel file, long end) throws IOException {
        if (end < LOCATOR_SIZE) {
            return false;
        }
        ByteBuffer locator = read(file, end - LOCATOR_SIZE, LOCATOR_SIZE);
        if (locator.limit() < LOCATOR_SIZE || locator.getInt(0) != END_64_LOCATOR) {
            return false;
        }
        long end64 = locator.getLong(8);
        return end64 >= 0 && end64 < end && intAt(file, end64) == END_64;
    }

    private static int intAt(FileChannel file, long position) throws IOException {
        ByteBuffer bytes = read(file, position, Integer.BYTES);
        return bytes.limit() < Integer.BYTES ? 0 : bytes.getInt(0);
    }

    /// Fewer bytes than asked for are answered when the file shrinks meanwhile.
    private static ByteBuffer read(FileChannel file, long position, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) > 0) {}
        return bytes.flip();
    }

    private static int unsigned(short value) {
        return value & 0xffff;
    }
}
