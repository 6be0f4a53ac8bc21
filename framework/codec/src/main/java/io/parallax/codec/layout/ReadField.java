package io.parallax.codec.layout;

import io.parallax.api.codec.BooleanField;
import io.parallax.api.codec.Cursor;
import io.parallax.api.codec.DoubleField;
import io.parallax.api.codec.LongField;
import io.parallax.api.codec.TextField;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Fields that read in place. They are records, since the virtual machine takes fields of records for constants.
final class ReadField {
    private ReadField() {}

    /// An integer, or a tag.
    record Whole<T>(Node owner, Place place, Kind kind) implements LongField<T> {
        @Override
        public long get(Cursor<T> cursor) {
            LayoutCursor<T> in = LayoutCursor.of(cursor, owner);
            return kind.load(in.bytes(), place.of(in.bytes(), in.position()));
        }
    }

    /// A floating-point number.
    record Real<T>(Node owner, Place place, boolean isFloat) implements DoubleField<T> {
        @Override
        public double get(Cursor<T> cursor) {
            LayoutCursor<T> in = LayoutCursor.of(cursor, owner);
            long at = place.of(in.bytes(), in.position());
            return isFloat ? in.bytes().get(LittleEndian.FLOAT, at) : in.bytes().get(LittleEndian.DOUBLE, at);
        }
    }

    /// A byte that is 0 or 1.
    record Flag<T>(Node owner, Place place) implements BooleanField<T> {
        @Override
        public boolean get(Cursor<T> cursor) {
            LayoutCursor<T> in = LayoutCursor.of(cursor, owner);
            return in.bytes().get(ValueLayout.JAVA_BYTE, place.of(in.bytes(), in.position())) != 0;
        }
    }

    /// Whether an optional number is there.
    record NichePresent<T>(Node owner, Place place, NicheNode niche) implements BooleanField<T> {
        @Override
        public boolean get(Cursor<T> cursor) {
            LayoutCursor<T> in = LayoutCursor.of(cursor, owner);
            return !niche.isEmpty(in.bytes(), place.of(in.bytes(), in.position()));
        }
    }

    /// Whether an optional box is there.
    record BoxPresent<T>(Node owner, Place place, BoxNode box) implements BooleanField<T> {
        @Override
        public boolean get(Cursor<T> cursor) {
            LayoutCursor<T> in = LayoutCursor.of(cursor, owner);
            return box.follow(in.bytes(), place.of(in.bytes(), in.position())) >= 0;
        }
    }

    /// A string.
    record Text<T>(Node owner, Place place, TextNode text) implements TextField<T> {
        @Override
        public String get(Cursor<T> cursor) {
            LayoutCursor<T> in = LayoutCursor.of(cursor, owner);
            long at = place.of(in.bytes(), in.position());
            return Utf8.read(in.bytes(), text.start(in.bytes(), at), (int) text.length(in.bytes(), at));
        }

        @Override
        public int byteSize(Cursor<T> cursor) {
            LayoutCursor<T> in = LayoutCursor.of(cursor, owner);
            return (int) text.length(in.bytes(), place.of(in.bytes(), in.position()));
        }

        @Override
        public boolean isEqual(Cursor<T> cursor, byte[] utf8) {
            LayoutCursor<T> in = LayoutCursor.of(cursor, owner);
            MemorySegment bytes = in.bytes();
            long at = place.of(bytes, in.position());
            if (text.length(bytes, at) != utf8.length) {
                return false;
            }
            long start = text.start(bytes, at);
            for (int i = 0; i < utf8.length; i++) {
                if (bytes.get(ValueLayout.JAVA_BYTE, start + i) != utf8[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
