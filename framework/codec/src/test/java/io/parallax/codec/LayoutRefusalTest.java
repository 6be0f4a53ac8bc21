package io.parallax.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parallax.api.codec.Below;
import io.parallax.api.codec.Boxed;
import io.parallax.api.codec.Codecs;
import io.parallax.api.codec.InPlaceCodec;
import io.parallax.api.codec.Length;
import io.parallax.api.codec.NonZero;
import io.parallax.api.codec.Shared;
import io.parallax.api.codec.Tag;
import io.parallax.api.codec.ValidationException;
import io.parallax.api.codec.Wire;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/// Types without a layout, and values that do not fit theirs.
class LayoutRefusalTest {
    private static final Codecs CODECS = new StandardCodecs();

    record Narrow(@Wire(Wire.Type.U32) short value) {}

    record Selfish(int value, Optional<Selfish> next) {}

    record Chain(int value, Optional<@Boxed Chain> next) {}

    record Tree(String name, List<Tree> children) {}

    record Raw(@SuppressWarnings("rawtypes") List list) {}

    record Plain(Object value) {}

    record Named(@Wire(Wire.Type.U8) String name) {}

    record Mapped(Map<String, Integer> map) {}

    record BadKey(Map<Double, Integer> map) {}

    record Pointing(@Shared String text) {}

    enum Twice {
        @Tag(3)
        A,
        @Tag(3)
        B
    }

    record Numbers(
            @Wire(Wire.Type.U8) int small,
            @Wire(Wire.Type.I16) long signed,
            @NonZero int never,
            @Below(10) int few,
            @Wire(Wire.Type.CHAR) int point) {}

    record Words(String text, @Length(2) List<String> two) {}

    record Unit() {}

    record Crowd(List<Unit> units) {}

    record Sorted(SortedMap<String, Integer> map, Set<String> set) {}

    record Picky(int value) {
        Picky {
            if (value == 13) {
                throw new IllegalArgumentException("unlucky");
            }
        }
    }

    record Span(Duration length) {}

    private static void refusesType(Class<?> type, String problem) {
        assertThatIllegalArgumentException().isThrownBy(() -> CODECS.rkyv(type)).withMessageContaining(problem);
    }

    @Test
    void namesTheComponentThatHasNoLayout() {
        refusesType(Narrow.class, "Narrow.value cannot be carried as u32: a Java short does not hold");
        refusesType(Selfish.class, "Selfish contains itself: put @Boxed");
        refusesType(Raw.class, "needs the types of its elements");
        refusesType(Plain.class, "java.lang.Object has no layout");
        refusesType(Named.class, "Named.name is @Wire, but java.lang.String is no number");
        refusesType(BadKey.class, "BadKey.map has a key that is no integer");
        refusesType(Twice.class, "Twice has the tag 3");
        refusesType(List.class, "is generic");
    }

    @Test
    void recordsHaveNoMapsAndNothingShared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODECS.record(Mapped.class))
                .withMessageContaining("Mapped.map is a map, which records have not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODECS.record(Pointing.class))
                .withMessageContaining("Pointing.text is @Shared, which only rkyv has");
    }

    private static void refusesNumbers(Numbers value, String problem) {
        for (InPlaceCodec<Numbers> codec : List.of(CODECS.rkyv(Numbers.class), CODECS.record(Numbers.class))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> codec.encode(value))
                    .withMessageContaining(problem);
        }
    }

    @Test
    void throwsWhatDoesNotFit() {
        refusesNumbers(new Numbers(256, 0, 1, 1, 'a'), "Numbers.small is 256, which does not fit u8");
        refusesNumbers(new Numbers(-1, 0, 1, 1, 'a'), "Numbers.small is -1");
        refusesNumbers(new Numbers(1, 32_768, 1, 1, 'a'), "Numbers.signed is 32768, which does not fit i16");
        refusesNumbers(new Numbers(1, 1, 0, 1, 'a'), "Numbers.never is zero");
        refusesNumbers(new Numbers(1, 1, 1, 10, 'a'), "Numbers.few is 10, expected less than 10");
        refusesNumbers(new Numbers(1, 1, 1, 1, 0xd800), "Numbers.point is 0xd800");
        Numbers extreme = new Numbers(255, -32_768, -1, 9, 0x10ffff);
        assertThat(CODECS.record(Numbers.class)
                        .decode(MemorySegment.ofArray(
                                CODECS.record(Numbers.class).encode(extreme))))
                .isEqualTo(extreme);
    }

    @Test
    void throwsStringsAndListsThatDoNotFit() {
        InPlaceCodec<Words> codec = CODECS.rkyv(Words.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(new Words("\ud800", List.of("", ""))))
                .withMessageContaining("surrogate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(new Words("", List.of(""))))
                .withMessageContaining("Words.two has 1 elements, expected 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODECS.rkyv(Span.class).encode(new Span(Duration.ofNanos(-1))))
                .withMessageContaining("negative");
    }

    @Test
    void limitsWhatTakesNoBytes() {
        InPlaceCodec<Crowd> codec = CODECS.rkyv(Crowd.class);
        byte[] crowd = codec.encode(new Crowd(Collections.nCopies(65_536, new Unit())));

        assertThat(codec.decode(MemorySegment.ofArray(crowd)).units()).hasSize(65_536);
        crowd[4] = 1;
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> codec.validate(MemorySegment.ofArray(crowd)))
                .withMessageContaining("more than 65536 elements without bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(new Crowd(Collections.nCopies(65_537, new Unit()))));
    }

    @Test
    void limitsHowDeepPointersLead() {
        for (InPlaceCodec<Chain> codec : List.of(CODECS.rkyv(Chain.class), CODECS.record(Chain.class))) {
            Chain chain = new Chain(0, Optional.empty());
            for (int i = 1; i < 511; i++) {
                chain = new Chain(i, Optional.of(chain));
            }
            Chain deepest = chain;
            assertThat(codec.decode(MemorySegment.ofArray(codec.encode(deepest)))
                            .value())
                    .isEqualTo(510);
            Chain tooDeep = new Chain(0, Optional.of(new Chain(0, Optional.of(new Chain(0, Optional.of(deepest))))));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> codec.encode(tooDeep))
                    .withMessageContaining("deeper than 512");
        }
    }

    @Test
    void typesMayContainThemselvesThroughLists() {
        Tree tree = new Tree("root", List.of(new Tree("leaf", List.of()), new Tree("another one", List.of())));
        for (InPlaceCodec<Tree> codec : List.of(CODECS.rkyv(Tree.class), CODECS.record(Tree.class))) {
            assertThat(codec.decode(MemorySegment.ofArray(codec.encode(tree)))).isEqualTo(tree);
        }
    }

    @Test
    void tellsWhatAConstructorRefuses() {
        InPlaceCodec<Picky> codec = CODECS.record(Picky.class);
        byte[] bytes = codec.encode(new Picky(1));
        bytes[0] = 13;

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> codec.decode(MemorySegment.ofArray(bytes)))
                .withMessageContaining("Picky is refused by its constructor")
                .withMessageContaining("unlucky");
    }

    @Test
    void tellsHowMuchRoomIsMissing() {
        InPlaceCodec<Words> codec = CODECS.record(Words.class);
        MemorySegment target = MemorySegment.ofArray(new byte[30]);

        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> codec.write(new Words("many many many words", List.of("", "")), target))
                .withMessageContaining("more than the 30 bytes that were given");
    }

    @Test
    void whatIsReadCannotBeChanged() {
        InPlaceCodec<Sorted> codec = CODECS.rkyv(Sorted.class);
        Sorted value = new Sorted(new java.util.TreeMap<>(Map.of("b", 1, "a", 2)), Set.of("x"));
        Sorted read = codec.decode(MemorySegment.ofArray(codec.encode(value)));

        assertThat(read).isEqualTo(value);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> read.map().put("c", 3));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> read.set().add("y"));
    }
}
