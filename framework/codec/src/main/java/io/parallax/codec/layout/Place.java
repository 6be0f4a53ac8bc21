package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;
import java.util.NoSuchElementException;

/// How to come from a value to a part of it.
sealed interface Place {
    /// {@return the position of the part}
    /// @param base the position of the value
    /// @throws NoSuchElementException if the part is not there
    long of(MemorySegment bytes, long base);

    default Place plus(long more) {
        return more == 0 ? this : new Plus(this, more);
    }

    /// In the value itself.
    record Offset(long offset) implements Place {
        @Override
        public long of(MemorySegment bytes, long base) {
            return base + offset;
        }

        @Override
        public Place plus(long more) {
            return new Offset(offset + more);
        }
    }

    /// Somewhat behind another place.
    record Plus(Place before, long offset) implements Place {
        @Override
        public long of(MemorySegment bytes, long base) {
            return before.of(bytes, base) + offset;
        }
    }

    /// Where a pointer leads.
    record Target(Place before, BoxNode box) implements Place {
        @Override
        public long of(MemorySegment bytes, long base) {
            long target = box.follow(bytes, before.of(bytes, base));
            if (target < 0) {
                throw empty(box);
            }
            return target;
        }
    }

    /// The value of an `Optional`.
    record Payload(Place before, OptionNode option) implements Place {
        @Override
        public long of(MemorySegment bytes, long base) {
            long at = before.of(bytes, base);
            if (LittleEndian.unsignedByte(bytes, at) == 0) {
                throw empty(option);
            }
            return at + option.offset();
        }
    }

    /// The value of an `Optional` that takes no room of its own.
    record NichePayload(Place before, NicheNode niche) implements Place {
        @Override
        public long of(MemorySegment bytes, long base) {
            long at = before.of(bytes, base);
            if (niche.isEmpty(bytes, at)) {
                throw empty(niche);
            }
            return at;
        }
    }

    /// A variant of a sealed interface.
    record Variant(Place before, SumNode sum, SumNode.Variant variant) implements Place {
        @Override
        public long of(MemorySegment bytes, long base) {
            long at = before.of(bytes, base);
            if (LittleEndian.unsignedByte(bytes, at) != variant.tag()) {
                throw new NoSuchElementException(
                        sum.label() + " is no " + variant.type().getSimpleName() + ": ask for its tag first");
            }
            return at;
        }
    }

    private static NoSuchElementException empty(Node node) {
        return new NoSuchElementException(node.label() + " is empty: ask whether it is present first");
    }
}
