package io.parallax.codec.rkyv;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.codec.Fuzzing;
import io.parallax.codec.Fuzzing.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Archives that rkyv made, damaged.
class RkyvFuzzTest {
    @Test
    void refusesOrReadsSomeValue() {
        List<Subject> subjects = Vectors.valid().stream()
                .filter(row -> row.bytes().length < 1000)
                .map(row -> new Subject(row.toString(), row.bytes(), row.codec()::decode))
                .toList();

        assertThat(Fuzzing.refused(subjects)).isBetween(Fuzzing.inputs() / 4L, Fuzzing.inputs() - 100L);
    }
}
