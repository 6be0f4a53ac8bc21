package io.parallax.itest.benchmarks.hop;

import io.parallax.api.buffer.Buffer;
import io.parallax.memory.ipc.ArenaMember;
import io.parallax.memory.ipc.MemberOptions;
import io.parallax.memory.os.UnixAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A reader that takes buffers and keeps them until it is killed, or its input ends.
final class Holder {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Holder() {}

    /// Runs it.
    /// @param args socket, number of buffers
    /// @throws IOException never
    public static void main(String... args) throws IOException {
        List<Buffer> kept = new ArrayList<>();
        try (ArenaMember member = ArenaMember.attach(UnixAddress.of(Path.of(args[0])), MemberOptions.DEFAULT)) {
            System.out.println("attached");
            for (int count = Integer.parseInt(args[1]); count > 0; count--) {
                kept.add(member.take(LIMIT));
            }
            System.out.println("holding");
            int _ = System.in.read();
        }
        kept.forEach(Buffer::close);
    }
}
