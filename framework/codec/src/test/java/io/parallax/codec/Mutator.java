package io.parallax.codec;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Damages bytes in the ways that bytes get damaged, and in those of someone who knows what pointers are.
public final class Mutator {
    private static final int[] NUMBERS = {
        0, 1, -1, 2, 4, -4, 8, -8, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0x10000, 0xd800, 0x110000
    };

    private final SplittableRandom random;

    public Mutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /// {@return a number below a limit}
    public int below(int limit) {
        return random.nextInt(limit);
    }

    /// {@return a damaged copy}
    public byte[] mutate(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[random.nextInt(9)];
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> number(bytes, at & ~3, NUMBERS[random.nextInt(NUMBERS.length)]);
            case 3 -> number(bytes, at & ~3, random.nextInt(2 * bytes.length + 1) - bytes.length);
            case 4 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 5 -> {
                return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(8));
            }
            default -> {
                int to = random.nextInt(bytes.length);
                int length = Math.min(bytes.length - Math.max(at, to), 1 + random.nextInt(16));
                System.arraycopy(bytes, at, bytes, to, length);
            }
        }
        return bytes;
    }

    private static void number(byte[] bytes, int at, int number) {
        for (int i = 0; i < 4 && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (number >>> (8 * i));
        }
    }
}
