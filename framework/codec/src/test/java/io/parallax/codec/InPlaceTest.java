package io.parallax.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.codec.Boxed;
import io.parallax.api.codec.Codecs;
import io.parallax.api.codec.Cursor;
import io.parallax.api.codec.DoubleField;
import io.parallax.api.codec.Fields;
import io.parallax.api.codec.InPlaceCodec;
import io.parallax.api.codec.Length;
import io.parallax.api.codec.ListField;
import io.parallax.api.codec.Wire;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Fields are read where they lie, in both formats that have them.
class InPlaceTest {
    private static final Codecs CODECS = new StandardCodecs();

    enum Format {
        RKYV,
        RECORD;

        <T> InPlaceCodec<T> codec(Class<T> type) {
            return this == RKYV ? CODECS.rkyv(type) : CODECS.record(type);
        }
    }

    record Point(float x, float y) {}

    sealed interface Shape {
        record Circle(Point center, double radius) implements Shape {}

        record Nothing() implements Shape {}
    }

    @SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
    record Scene(
            @Wire(Wire.Type.U16) int number,
            String name,
            Optional<Point> cursor,
            @Boxed Point origin,
            Shape shape,
            List<Point> path,
            double @Length(3) [] weights,
            long[] times,
            boolean visible,
            Duration age,
            Optional<Short> level) {}

    private static final Scene SCENE = new Scene(
            60_000,
            "a name out of line",
            Optional.empty(),
            new Point(1, 2),
            new Shape.Circle(new Point(3, 4), 5),
            List.of(new Point(6, 7), new Point(8, 9)),
            new double[] {0.5, 1.5, 2.5},
            new long[] {10, 20},
            true,
            Duration.ofMillis(1500),
            Optional.of((short) -3));

    private static Cursor<Scene> cursor(Format format) {
        InPlaceCodec<Scene> codec = format.codec(Scene.class);
        return codec.cursor().over(MemorySegment.ofArray(codec.encode(SCENE)));
    }

    @ParameterizedTest
    @EnumSource
    void readsSingleFields(Format format) {
        Fields<Scene> fields = format.codec(Scene.class).fields();
        Cursor<Scene> cursor = cursor(format);

        assertThat(fields.integer("number").get(cursor)).isEqualTo(60_000);
        assertThat(fields.flag("visible").get(cursor)).isTrue();
        assertThat(fields.real("origin.y").get(cursor)).isEqualTo(2);
        assertThat(fields.real("shape.Circle.radius").get(cursor)).isEqualTo(5);
        assertThat(fields.real("shape.Circle.center.x").get(cursor)).isEqualTo(3);
        assertThat(fields.tag("shape").get(cursor)).isZero();
        assertThat(fields.integer("age.secs").get(cursor)).isEqualTo(1);
        assertThat(fields.integer("level").get(cursor)).isEqualTo(-3);
    }

    @ParameterizedTest
    @EnumSource
    void readsStrings(Format format) {
        Fields<Scene> fields = format.codec(Scene.class).fields();
        Cursor<Scene> cursor = cursor(format);

        assertThat(fields.text("name").get(cursor)).isEqualTo(SCENE.name());
        assertThat(fields.text("name").byteSize(cursor)).isEqualTo(18);
        assertThat(fields.text("name").isEqual(cursor, SCENE.name().getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(fields.text("name").isEqual(cursor, new byte[18])).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void readsElementsOfLists(Format format) {
        Fields<Scene> fields = format.codec(Scene.class).fields();
        Cursor<Scene> cursor = cursor(format);
        ListField<Scene, Point> path = fields.list("path", Point.class);
        DoubleField<Point> y = path.elements().real("y");
        Cursor<Point> point = path.cursor();

        assertThat(path.size(cursor)).isEqualTo(2);
        path.seek(cursor, 1, point);
        assertThat(y.get(point)).isEqualTo(9);
        assertThat(point.value()).isEqualTo(new Point(8, 9));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> path.seek(cursor, 2, point));
    }

    @ParameterizedTest
    @EnumSource
    void readsNumbersOfArrays(Format format) {
        Fields<Scene> fields = format.codec(Scene.class).fields();
        Cursor<Scene> cursor = cursor(format);
        ListField<Scene, Double> weights = fields.list("weights", Double.class);
        Cursor<Double> weight = weights.cursor();
        ListField<Scene, Long> times = fields.list("times", Long.class);
        Cursor<Long> time = times.cursor();

        weights.seek(cursor, 2, weight);
        times.seek(cursor, 1, time);
        assertThat(weights.elements().real("").get(weight)).isEqualTo(2.5);
        assertThat(times.elements().integer("").get(time)).isEqualTo(20);
        assertThat(times.size(cursor)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatIsNotThere(Format format) {
        Fields<Scene> fields = format.codec(Scene.class).fields();
        Cursor<Scene> cursor = cursor(format);

        assertThat(fields.present("cursor").get(cursor)).isFalse();
        assertThat(fields.present("level").get(cursor)).isTrue();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> fields.real("cursor.x").get(cursor))
                .withMessageContaining("Scene.cursor is empty");

        InPlaceCodec<Shape> shapes = format.codec(Shape.class);
        Cursor<Shape> nothing = shapes.cursor().over(MemorySegment.ofArray(shapes.encode(new Shape.Nothing())));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> shapes.fields().real("Circle.radius").get(nothing))
                .withMessageContaining("no Circle");
    }

    @Test
    void refusesPathsThatLeadNowhere() {
        Fields<Scene> fields = Format.RKYV.codec(Scene.class).fields();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.real("origin.z"))
                .withMessageContaining("Point has no 'z', it has [x, y]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.integer("name"))
                .withMessageContaining("'name' is a String, and not an integer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.real("shape.Square.side"))
                .withMessageContaining("it has [Circle, Nothing]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.list("path", Scene.class))
                .withMessageContaining("a list of Point");
    }

    @Test
    void refusesAViewOfAnotherFormat() {
        Cursor<Scene> record = cursor(Format.RECORD);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Format.RKYV.codec(Scene.class).fields().flag("visible").get(record))
                .withMessageContaining("read in a cursor of");
    }

    @Test
    void aNewViewStandsOverNothing() {
        Cursor<Scene> cursor = Format.RKYV.codec(Scene.class).cursor();

        assertThatIllegalStateException().isThrownBy(cursor::value).withMessageContaining("over nothing");
    }

    @Test
    void givesTheSameCodecForTheSameType() {
        InPlaceCodec<Scene> codec = CODECS.rkyv(Scene.class);

        assertThat(CODECS.rkyv(Scene.class)).isSameAs(codec);
        assertThat(codec.caps().toString()).isEqualTo("application/rkyv,schema=" + codec.schema());
        assertThat(codec.mediaType()).isEqualTo("application/rkyv;schema=" + codec.schema());
        assertThat(codec.schema()).matches("Scene-[0-9a-f]{16}");
    }
}
