package io.parallax.codec.rkyv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.parallax.api.codec.ValidationException;
import io.parallax.codec.layout.LayoutCodec;
import io.parallax.codec.rkyv.Vectors.Row;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Archives that rkyv made.
class RkyvVectorsTest {
    static List<Row> valid() {
        return Vectors.valid();
    }

    static List<Row> corrupt() {
        return Vectors.rows("corrupt");
    }

    static List<Row> odd() {
        return Vectors.rows("odd-but-accepted");
    }

    static List<Row> sized() {
        return Vectors.rows("types");
    }

    static List<Row> laidOut() {
        return Vectors.rows("layouts");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void readsTheValue(Row row) {
        try (Arena arena = Arena.ofConfined()) {
            assertThat(row.codec().decode(row.segment(arena))).isEqualTo(row.value());
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void writesTheSameBytes(Row row) {
        assertThat(HexFormat.of().formatHex(row.codec().encode(row.value())))
                .isEqualTo(row.get("bytes_hex").asText());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void writesIntoMemoryWhatItRead(Row row) {
        byte[] bytes = row.bytes();
        if (row.get("insertion_order") != null) {
            return; // the order in which keys were put in is not in the archive
        }
        Object value = row.codec().decode(MemorySegment.ofArray(bytes));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(bytes.length + 8L, 16).fill((byte) 0x5a);

            assertThat(row.codec().write(value, target)).isEqualTo(bytes.length);
            assertThat(target.asSlice(0, bytes.length).mismatch(MemorySegment.ofArray(bytes)))
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @MethodSource("corrupt")
    void refusesDamage(Row row) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = row.segment(arena);

            assertThatExceptionOfType(ValidationException.class)
                    .isThrownBy(() -> row.codec().validate(bytes))
                    .withMessageMatching("\\S+ .* at byte -?\\d+");
        }
    }

    /// The number of entries of a B-tree is the one thing that rkyv learned to check after 0.8.14.
    @ParameterizedTest
    @MethodSource("odd")
    void takesWhatIsOdd(Row row) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = row.segment(arena);
            if (row.get("bytecheck_head_0_8_16").asText().equals("reject")) {
                assertThatExceptionOfType(ValidationException.class)
                        .isThrownBy(() -> row.codec().validate(bytes))
                        .withMessageContaining("entries");
                return;
            }
            assertThat(row.codec().decode(bytes)).isEqualTo(row.value());
        }
    }

    @ParameterizedTest
    @MethodSource("sized")
    void knowsSizeAndAlignment(Row row) {
        assertThat(row.codec().root().size()).isEqualTo(row.get("archived_size").asLong());
        assertThat(row.codec().root().align())
                .isEqualTo(row.get("archived_align").asInt());
    }

    @ParameterizedTest
    @MethodSource("laidOut")
    void knowsWhereFieldsLie(Row row) {
        LayoutCodec<Object> codec = row.codec();
        assertThat(codec.root().size()).isEqualTo(row.get("size").asLong());
        JsonNode fields = row.get("fields");
        if (fields == null) {
            return;
        }
        String description = codec.root().toString();
        for (JsonNode field : fields) {
            assertThat(description)
                    .contains(field.get("field").asText() + "@"
                            + field.get("offset").asText());
        }
    }

    @Test
    void refusesUsizeBeyond32Bits() {
        LayoutCodec<Object> codec = Vectors.codec("usize");

        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(0x1_0000_0005L))
                .withMessageContaining("4294967301")
                .withMessageContaining("usize");
    }
}
