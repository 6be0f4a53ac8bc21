package io.parallax.memory.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.memory.os.UnixAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// A member in a process of its own. It checks every buffer when it comes and again, after having kept it for a while
/// in one of several ways, when it goes; and that numbers go up one by one. Prints `attached`, and at the end why and
/// how many.
final class StreamReader {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final int MOST_KEPT = 4;

    private final List<Buffer> kept = new ArrayList<>();
    private final Random random;
    private long count;
    private long last = -1;

    private StreamReader(long seed) {
        this.random = new Random(seed);
    }

    @SuppressWarnings("SystemOut") // what the parent reads
    public static void main(String... arguments) {
        UnixAddress address = UnixAddress.of(Path.of(arguments[0]));
        try (ArenaMember member = ArenaMember.attach(address, MemberOptions.DEFAULT)) {
            System.out.println("attached " + member.generation());
            StreamReader reader = new StreamReader(Long.parseLong(arguments[1]));
            reader.read(member);
            System.out.println(Objects.requireNonNull(member.end()).kind() + " " + reader.count);
        }
    }

    private void read(ArenaMember member) {
        while (true) {
            Buffer buffer = member.take(LIMIT);
            if (buffer != null) {
                keep(buffer);
            } else if (member.end() == null) {
                throw new AssertionError("nothing came for a long time");
            } else {
                break;
            }
        }
        while (!kept.isEmpty()) {
            letGo();
        }
    }

    private void keep(Buffer buffer) {
        long number = buffer.metadata().sequence();
        if (last >= 0 && number != last + 1) {
            throw new AssertionError(number + " came after " + last);
        }
        last = number;
        count++;
        Payload.check(buffer);
        if (random.nextInt(4) == 0) {
            kept.add(buffer.retain());
        }
        kept.add(buffer);
        while (kept.size() > random.nextInt(MOST_KEPT + 1)) {
            letGo();
        }
    }

    private void letGo() {
        Buffer buffer = kept.remove(random.nextInt(kept.size()));
        Payload.check(buffer);
        buffer.close();
    }
}
