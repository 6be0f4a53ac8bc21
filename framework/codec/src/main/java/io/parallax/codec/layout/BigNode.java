package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;

/// An integer of 64 or 128 bits in a `BigInteger`.
final class BigNode extends Node implements Key {
    private static final BigInteger LOW = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private final int bytes;
    private final boolean signed;

    BigNode(String label, int bytes, boolean signed) {
        super(label);
        this.bytes = bytes;
        this.signed = signed;
    }

    @Override
    public long size() {
        return bytes;
    }

    @Override
    public int align() {
        return bytes;
    }

    @Override
    public boolean isPlain(boolean canonical) {
        return true;
    }

    @Override
    public void check(Checker checker, long at) {}

    @Override
    public Object read(Archive archive, long at) {
        MemorySegment from = archive.bytes();
        byte[] bigEndian = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            bigEndian[i] = (byte) LittleEndian.unsignedByte(from, at + bytes - 1 - i);
        }
        return signed ? new BigInteger(bigEndian) : new BigInteger(1, bigEndian);
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        BigInteger number = fitting(value);
        writer.bytes().set(LittleEndian.LONG, at, number.and(LOW).longValue());
        if (bytes > Long.BYTES) {
            writer.bytes()
                    .set(
                            LittleEndian.LONG,
                            at + Long.BYTES,
                            number.shiftRight(Long.SIZE).longValue());
        }
    }

    private BigInteger fitting(Object value) {
        BigInteger number = (BigInteger) value;
        int room = bytes * Byte.SIZE - (signed ? 1 : 0);
        if ((!signed && number.signum() < 0) || number.bitLength() > room) {
            throw cannot("is " + number + ", which does not fit " + name());
        }
        return number;
    }

    private String name() {
        return (signed ? "i" : "u") + bytes * Byte.SIZE;
    }

    @Override
    public void describe(Description text) {
        text.add(name());
    }

    @Override
    public void hash(KeyHash hash, Object value) {
        BigInteger number = fitting(value);
        hash.word(number.and(LOW).longValue());
        if (bytes > Long.BYTES) {
            hash.word(number.shiftRight(Long.SIZE).longValue());
        }
    }

    @Override
    public int compare(Object one, Object other) {
        return ((BigInteger) one).compareTo((BigInteger) other);
    }
}
