package io.parallax.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.codec.Cursor;
import io.parallax.api.codec.DoubleField;
import io.parallax.api.codec.InPlaceCodec;
import io.parallax.api.codec.ListField;
import io.parallax.api.codec.LongField;
import io.parallax.api.codec.TextField;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.codec.envelope.StandardEnvelopes;
import io.parallax.memory.HeapPoolProvider;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading fields of a buffer in place allocates nothing, and neither does writing a plain envelope.
class NoGarbageTest {
    private static final int CYCLES = 100_000;

    /// Room for what the machinery around may allocate; one object of 16 bytes a cycle would be 25 times this.
    private static final long NOISE_BYTES = 64 * 1024;

    record Reading(long atNs, double celsius, String sensor, List<Double> history) {}

    private final MemoryPool pool = new HeapPoolProvider().create(new PoolConfig("test", 4096, 2));

    @AfterEach
    void closes() {
        pool.close();
    }

    private interface Cycle {
        double run();
    }

    private static long leastAllocation(Cycle cycle, double expected) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            double sum = 0;
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CYCLES; i++) {
                sum += cycle.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            assertThat(sum).isEqualTo(expected * CYCLES);
        }
        return least;
    }

    private static InPlaceCodec<Reading> codec(String format) {
        StandardCodecs codecs = new StandardCodecs();
        return format.equals("rkyv") ? codecs.rkyv(Reading.class) : codecs.record(Reading.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rkyv", "record"})
    void readsFieldsWithoutGarbage(String format) {
        InPlaceCodec<Reading> codec = codec(format);
        LongField<Reading> atNs = codec.fields().integer("atNs");
        DoubleField<Reading> celsius = codec.fields().real("celsius");
        TextField<Reading> sensor = codec.fields().text("sensor");
        ListField<Reading, Double> history = codec.fields().list("history", Double.class);
        DoubleField<Double> number = history.elements().real("");
        Cursor<Reading> cursor = codec.cursor();
        Cursor<Double> element = history.cursor();
        byte[] roof = "roof".getBytes(StandardCharsets.UTF_8);
        LoanedSlot slot = Objects.requireNonNull(pool.tryLoan());
        long size = codec.write(new Reading(2, 0.5, "roof", List.of(1.0, 2.0)), slot.bytes());
        try (Buffer buffer = slot.publish(size)) {
            Cycle cycle = () -> {
                Cursor<Reading> reading = buffer.as(cursor);
                double sum = atNs.get(reading) + celsius.get(reading) + (sensor.isEqual(reading, roof) ? 8 : 0);
                for (int i = 0; i < history.size(reading); i++) {
                    history.seek(reading, i, element);
                    sum += number.get(element);
                }
                return sum;
            };

            assertThat(leastAllocation(cycle, 13.5)).isLessThan(NOISE_BYTES);
        }
    }

    @Test
    void writesAPlainEnvelopeWithoutGarbage() {
        StandardEnvelopes envelopes = new StandardEnvelopes();
        MemorySegment room = MemorySegment.ofArray(new byte[256]);
        try (Buffer buffer = Objects.requireNonNull(pool.tryLoan()).publish(1)) {
            double size = envelopes.write(buffer.metadata(), room);

            assertThat(leastAllocation(() -> envelopes.write(buffer.metadata(), room), size))
                    .isLessThan(NOISE_BYTES);
        }
    }
}
