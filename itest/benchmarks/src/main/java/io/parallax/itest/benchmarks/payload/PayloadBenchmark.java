package io.parallax.itest.benchmarks.payload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.parallax.api.codec.BooleanField;
import io.parallax.api.codec.Codecs;
import io.parallax.api.codec.Cursor;
import io.parallax.api.codec.DoubleField;
import io.parallax.api.codec.InPlaceCodec;
import io.parallax.api.codec.LongField;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Four fields of a small message: read in place, in place after validation, as a record, and by others. All of them
/// start with bytes that are there, and end with the same number.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class PayloadBenchmark {
    private static final Codecs CODECS = Codecs.embedded();
    private static final InPlaceCodec<Trade> RKYV = CODECS.rkyv(Trade.class);
    private static final LongField<Trade> RKYV_ID = RKYV.fields().integer("id");
    private static final DoubleField<Trade> RKYV_PRICE = RKYV.fields().real("price");
    private static final LongField<Trade> RKYV_QUANTITY = RKYV.fields().integer("quantity");
    private static final BooleanField<Trade> RKYV_SELL = RKYV.fields().flag("sell");
    private static final InPlaceCodec<Trade> RECORD = CODECS.record(Trade.class);
    private static final LongField<Trade> RECORD_ID = RECORD.fields().integer("id");
    private static final DoubleField<Trade> RECORD_PRICE = RECORD.fields().real("price");
    private static final LongField<Trade> RECORD_QUANTITY = RECORD.fields().integer("quantity");
    private static final BooleanField<Trade> RECORD_SELL = RECORD.fields().flag("sell");

    private final Arena arena = Arena.ofConfined();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Cursor<Trade> rkyvCursor = RKYV.cursor();
    private final Cursor<Trade> recordCursor = RECORD.cursor();
    private MemorySegment rkyv;
    private MemorySegment record;
    private byte[] json;
    private byte[] protobuf;
    private byte[] serialized;

    /// Writes the message in each way, and sees that each is read as the same.
    /// @throws IOException never
    /// @throws ClassNotFoundException never
    @Setup
    public void write() throws IOException, ClassNotFoundException {
        rkyv = arena.allocate(1024, 64);
        rkyv = rkyv.asSlice(0, RKYV.write(Trade.ONE, rkyv)).asReadOnly();
        record = arena.allocate(1024, 64);
        record = record.asSlice(0, RECORD.write(Trade.ONE, record)).asReadOnly();
        json = mapper.writeValueAsBytes(Trade.ONE);
        protobuf = ProtobufTrade.encode(Trade.ONE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(Trade.ONE);
        }
        serialized = bytes.toByteArray();
        double[] all = {
            rkyvValidated(),
            rkyvInPlace(),
            rkyvObject(),
            recordValidated(),
            recordInPlace(),
            recordObject(),
            jackson(),
            protobuf(),
            javaSerialization()
        };
        for (double each : all) {
            if (each != Trade.ONE.use()) {
                throw new IllegalStateException("read " + each + ", expected " + Trade.ONE.use());
            }
        }
    }

    /// Gives the memory back.
    @TearDown
    public void close() {
        arena.close();
    }

    /// {@return four fields of an archive that was validated before}
    @Benchmark
    public double rkyvInPlace() {
        Cursor<Trade> cursor = rkyvCursor.overValidated(rkyv);
        return Trade.use(
                RKYV_ID.get(cursor), RKYV_PRICE.get(cursor), (int) RKYV_QUANTITY.get(cursor), RKYV_SELL.get(cursor));
    }

    /// {@return four fields of an archive, after validation}
    @Benchmark
    public double rkyvValidated() {
        Cursor<Trade> cursor = rkyvCursor.over(rkyv);
        return Trade.use(
                RKYV_ID.get(cursor), RKYV_PRICE.get(cursor), (int) RKYV_QUANTITY.get(cursor), RKYV_SELL.get(cursor));
    }

    /// {@return four fields of the object that an archive holds, after validation}
    @Benchmark
    public double rkyvObject() {
        return RKYV.decode(rkyv).use();
    }

    /// {@return four fields of a record that was validated before}
    @Benchmark
    public double recordInPlace() {
        Cursor<Trade> cursor = recordCursor.overValidated(record);
        return Trade.use(
                RECORD_ID.get(cursor),
                RECORD_PRICE.get(cursor),
                (int) RECORD_QUANTITY.get(cursor),
                RECORD_SELL.get(cursor));
    }

    /// {@return four fields of a record, after validation}
    @Benchmark
    public double recordValidated() {
        Cursor<Trade> cursor = recordCursor.over(record);
        return Trade.use(
                RECORD_ID.get(cursor),
                RECORD_PRICE.get(cursor),
                (int) RECORD_QUANTITY.get(cursor),
                RECORD_SELL.get(cursor));
    }

    /// {@return four fields of the object that a record holds, after validation}
    @Benchmark
    public double recordObject() {
        return RECORD.decode(record).use();
    }

    /// Peer.
    /// @return four fields of the object
    /// @throws IOException never
    @Benchmark
    public double jackson() throws IOException {
        return mapper.readValue(json, Trade.class).use();
    }

    /// Peer.
    /// @return four fields of the object
    /// @throws IOException never
    @Benchmark
    public double protobuf() throws IOException {
        return ProtobufTrade.decode(protobuf).use();
    }

    /// Peer.
    /// @return four fields of the object
    /// @throws IOException never
    /// @throws ClassNotFoundException never
    @Benchmark
    public double javaSerialization() throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(serialized))) {
            return ((Trade) in.readObject()).use();
        }
    }
}
