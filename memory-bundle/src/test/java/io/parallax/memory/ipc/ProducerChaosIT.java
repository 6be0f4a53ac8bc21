package io.parallax.memory.ipc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.memory.os.NothingLeft;
import io.parallax.memory.os.RuntimeFolder;
import io.parallax.memory.os.UnixAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// One place, and producers at it that are killed at random moments, with two readers each: this process, and a child
/// that is sometimes killed as well. The place is in the run-time folder, as it is by default.
@ExtendWith(NothingLeft.class)
class ProducerChaosIT {
    private static final int KILLS = Boolean.getBoolean("parallax.long") ? 300 : 6;
    private static final long SLOT_SIZE = 16 << 10;
    private static final int LONGEST_STREAM = 2000;
    private static final Duration LIMIT = Duration.ofSeconds(100);

    private final Random random = new Random(KILLS);

    /// Number that is due, or 0 before the first buffer of a producer.
    private long next;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void showsEveryReaderTheEndWhenProducersAreKilled() throws Exception {
        Path path =
                RuntimeFolder.open().resolve("chaos-" + ProcessHandle.current().pid());
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildJvm writer = ChildJvm.start(StreamWriter.class, path, Long.MAX_VALUE, SLOT_SIZE)) {
                writer.expect("listening"); // it took over what the killed one left
                try (ChildJvm reader = ChildJvm.start(StreamReader.class, path, kill);
                        ArenaMember member = ArenaMember.attach(UnixAddress.of(path), MemberOptions.DEFAULT)) {
                    readSome(member);
                    killBoth(writer, reader);
                    readRest(member);
                }
            }
        }
        try (ChildJvm last = ChildJvm.start(StreamWriter.class, path, 100, SLOT_SIZE);
                ChildJvm reader = ChildJvm.start(StreamReader.class, waited(last, path), 1)) {
            reader.expect("attached");
            reader.expect("COMPLETE 100");
            last.expect("complete true");
            assertThat(last.end()).isZero();
        }
    }

    private static Path waited(ChildJvm writer, Path path) throws Exception {
        writer.expect("listening");
        return path;
    }

    private void killBoth(ChildJvm writer, ChildJvm reader) throws Exception {
        boolean readerFirst = random.nextInt(4) == 0;
        if (readerFirst) {
            reader.kill(); // perhaps while it attaches
        } else {
            reader.expect("attached");
        }
        writer.kill();
        if (!readerFirst) {
            reader.expect("OWNER_GONE");
            assertThat(reader.end()).isZero();
        }
    }

    private void readSome(ArenaMember member) {
        for (int i = random.nextInt(LONGEST_STREAM); i >= 0; i--) {
            Buffer buffer = requireNonNull(member.take(LIMIT), () -> "no buffer: " + member.end());
            check(buffer);
        }
    }

    private void readRest(ArenaMember member) {
        while (true) {
            Buffer buffer = member.take(LIMIT);
            if (buffer == null) {
                break;
            }
            check(buffer);
        }
        assertThat(requireNonNull(member.end()).kind()).isEqualTo(StreamEnd.Kind.OWNER_GONE);
        next = 0;
    }

    private void check(Buffer buffer) {
        long number = buffer.metadata().sequence();
        if (next > 0) {
            assertThat(number).isEqualTo(next);
        }
        next = number + 1;
        Payload.check(buffer);
        buffer.close();
    }
}
