package io.parallax.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.codec.Codec;
import io.parallax.api.codec.Codecs;
import io.parallax.codec.Fuzzing.Subject;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Damaged payloads are refused, or hold some value.
class ValidatorFuzzTest {
    private static final Codecs CODECS = new StandardCodecs();
    private static final int SUBJECTS = 50;

    record Document(int number, double real, String text, List<String> list) {}

    private static void refusesMost(List<Subject> subjects) {
        assertThat(Fuzzing.refused(subjects)).isBetween(Fuzzing.inputs() / 4L, Fuzzing.inputs() - 100L);
    }

    /// There is one form of each value, so what is taken is what would be written.
    @Test
    void records() {
        Codec<Sample> codec = CODECS.record(Sample.class);
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            subjects.add(new Subject("record", codec.encode(new Samples(i).sample()), bytes -> {
                assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes.toArray(ValueLayout.JAVA_BYTE));
            }));
        }
        refusesMost(subjects);
    }

    @Test
    void archives() {
        Codec<Sample.Archived> codec = CODECS.rkyv(Sample.Archived.class);
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            subjects.add(new Subject("archive", codec.encode(new Samples(i).archived()), bytes -> {
                Sample.Archived value = codec.decode(bytes);
                assertThat(codec.decode(MemorySegment.ofArray(codec.encode(value))))
                        .isEqualTo(value);
            }));
        }
        refusesMost(subjects);
    }

    @Test
    void text() {
        Codec<String> codec = CODECS.utf8();
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            subjects.add(new Subject("text", codec.encode(new Samples(i).text() + "éé€€🦀🦀"), bytes -> {
                assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes.toArray(ValueLayout.JAVA_BYTE));
            }));
        }
        refusesMost(subjects);
    }

    @Test
    void documents() {
        Codec<Document> codec = CODECS.jsonLines(Document.class);
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            Samples samples = new Samples(i);
            Document document = new Document(i, i / 3.0, samples.text(), samples.list(5, samples::text));
            subjects.add(new Subject("document", codec.encode(document), codec::decode));
        }
        refusesMost(subjects);
    }
}
