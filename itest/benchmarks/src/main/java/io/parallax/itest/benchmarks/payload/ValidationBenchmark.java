package io.parallax.itest.benchmarks.payload;

import io.parallax.api.codec.Codec;
import io.parallax.api.codec.Codecs;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How fast payloads are validated. Each has a million bytes to within one in a hundred, so operations a millisecond
/// are gigabytes a second.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ValidationBenchmark {
    private static final int SIZE = 1_000_000;

    /// Many messages.
    /// @param trades all of them
    public record Trades(List<Trade> trades) {}

    /// Long texts.
    /// @param texts all of them
    public record Texts(List<String> texts) {}

    /// What is validated.
    @Param({"rkyvMessages", "recordMessages", "rkyvTexts", "recordTexts", "ascii", "utf8"})
    public String payload;

    private final Arena arena = Arena.ofConfined();
    private Codec<?> codec;
    private MemorySegment bytes;

    /// Writes the payload.
    @Setup
    public void write() {
        Codecs codecs = Codecs.embedded();
        switch (payload) {
            case "rkyvMessages" -> fill(codecs.rkyv(Trades.class), new Trades(Collections.nCopies(6757, Trade.ONE)));
            case "recordMessages" ->
                fill(codecs.record(Trades.class), new Trades(Collections.nCopies(6579, Trade.ONE)));
            case "rkyvTexts" -> fill(codecs.rkyv(Texts.class), new Texts(Collections.nCopies(992, "x".repeat(1000))));
            case "recordTexts" ->
                fill(codecs.record(Texts.class), new Texts(Collections.nCopies(992, "x".repeat(1000))));
            case "ascii" -> fill(codecs.utf8(), "x".repeat(SIZE));
            default -> fill(codecs.utf8(), "é€🦀x".repeat(SIZE / 10));
        }
        if (Math.abs(bytes.byteSize() - SIZE) > SIZE / 100) {
            throw new IllegalStateException("the payload has " + bytes.byteSize() + " bytes");
        }
    }

    private <T> void fill(Codec<T> how, T value) {
        MemorySegment room = arena.allocate(2L * SIZE, 64);
        codec = how;
        bytes = room.asSlice(0, how.write(value, room));
    }

    /// Gives the memory back.
    @TearDown
    public void close() {
        arena.close();
    }

    /// {@return the number of bytes, all of which were validated}
    @Benchmark
    public long validate() {
        codec.validate(bytes);
        return bytes.byteSize();
    }
}
