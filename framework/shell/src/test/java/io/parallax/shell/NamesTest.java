package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void findsTheNameWithTheFewestChanges() {
        assertThat(Names.nearest("filesrk", List.of("filesink", "filesrc", "tee")))
                .contains("filesrc");
    }

    @Test
    void staysSilentWhenNothingIsNear() {
        assertThat(Names.nearest("abc", List.of("filesink", "tee"))).isEmpty();
    }

    @Test
    void countsChangesAdditionsAndRemovals() {
        assertThat(Names.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Names.distance("", "ab")).isEqualTo(2);
        assertThat(Names.distance("same", "same")).isZero();
    }
}
