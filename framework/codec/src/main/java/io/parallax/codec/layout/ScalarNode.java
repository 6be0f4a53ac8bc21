package io.parallax.codec.layout;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A number of up to 64 bits, a truth value or a code point.
public final class ScalarNode extends Node implements Key {
    private static final int FIRST_SURROGATE = 0xd800;
    private static final int LAST_SURROGATE = 0xdfff;

    private final Kind kind;
    private final JavaNumber java;
    private final boolean nonZero;
    private final long below;

    /// @param below 0 for no limit
    ScalarNode(String label, Kind kind, JavaNumber java, boolean nonZero, long below) {
        super(label);
        this.kind = kind;
        this.java = java;
        this.nonZero = nonZero;
        this.below = below;
        if (!java.holds(kind)) {
            throw cannot("cannot be carried as " + kind.rustName() + ": a Java "
                    + java.name().toLowerCase(Locale.ROOT) + " does not hold all of its values");
        }
    }

    /// {@return what is carried}
    public Kind kind() {
        return kind;
    }

    /// {@return whether it is never zero}
    public boolean isNonZero() {
        return nonZero;
    }

    JavaNumber java() {
        return java;
    }

    @Override
    public long size() {
        return kind.bits() / Byte.SIZE;
    }

    @Override
    public int align() {
        return kind.bits() / Byte.SIZE;
    }

    @Override
    public boolean isPlain(boolean canonical) {
        return kind != Kind.BOOL && kind != Kind.CHAR && !nonZero && below == 0;
    }

    @Override
    public boolean isKey() {
        return !kind.isReal();
    }

    @Override
    public void check(Checker checker, long at) {
        if (isPlain(true)) {
            return;
        }
        String problem = problem(kind.load(checker.bytes(), at));
        if (problem != null) {
            throw Checker.fail(this, problem, at);
        }
    }

    private @Nullable String problem(long bits) {
        if (kind == Kind.BOOL && bits > 1) {
            return "is the byte " + bits + ", expected 0 or 1";
        }
        if (kind == Kind.CHAR
                && (bits > Character.MAX_CODE_POINT || (bits >= FIRST_SURROGATE && bits <= LAST_SURROGATE))) {
            return "is 0x" + Long.toHexString(bits) + ", which is no code point";
        }
        if (nonZero && bits == 0) {
            return "is zero, which it never may be";
        }
        if (below != 0 && Long.compareUnsigned(bits, below) >= 0) {
            return "is " + Long.toUnsignedString(bits) + ", expected less than " + below;
        }
        return null;
    }

    @Override
    public Object read(Archive archive, long at) {
        return java.box(kind.load(archive.bytes(), at));
    }

    @Override
    public void place(Writer writer, long at, Object value) {
        kind.store(writer.bytes(), at, bits(value));
    }

    /// {@return the bits that carry a value, as they would be loaded}
    long bits(Object value) {
        long number = java.unbox(value);
        if (java.isWiderThan(kind) && isOutside(number)) {
            throw cannot("is " + number + ", which does not fit " + kind.rustName());
        }
        long bits = carried(number);
        String problem = isPlain(true) ? null : problem(bits);
        if (problem != null) {
            throw cannot(problem);
        }
        return bits;
    }

    private boolean isOutside(long number) {
        long high = kind.isSigned() ? number >> (kind.bits() - 1) : number >> kind.bits();
        return kind.isSigned() ? high != 0 && high != -1 : high != 0;
    }

    private long carried(long number) {
        return kind.isSigned() || kind.bits() == Long.SIZE ? number : number & ((1L << kind.bits()) - 1);
    }

    @Override
    public void describe(Description text) {
        text.add(nonZero ? "NonZero" + kind.rustName().toUpperCase(Locale.ROOT) : kind.rustName());
        if (below != 0) {
            text.add("<" + below);
        }
    }

    @Override
    public void hash(KeyHash hash, Object value) {
        long bits = bits(value);
        hash.word(kind.bits() == Long.SIZE ? bits : bits & ((1L << kind.bits()) - 1));
    }

    @Override
    public int compare(Object one, Object other) {
        return kind.isSigned() ? Long.compare(bits(one), bits(other)) : Long.compareUnsigned(bits(one), bits(other));
    }
}
