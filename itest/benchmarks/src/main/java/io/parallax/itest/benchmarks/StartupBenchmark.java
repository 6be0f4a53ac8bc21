package io.parallax.itest.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// How long the shortest pipeline takes from the start of the process to its end, with and without the AOT cache.
///
/// Options: `--rounds`, `--parallax` start script.
public final class StartupBenchmark {
    private StartupBenchmark() {}

    /// Runs it.
    /// @param args options
    /// @throws IOException if a file or process cannot be handled
    /// @throws InterruptedException if interrupted
    public static void main(String... args) throws IOException, InterruptedException {
        Options options = new Options(args);
        int rounds = options.number("rounds", 10);
        List<String> command =
                List.of(options.parallax().toString(), "launch", "-q", "fakesrc num-buffers=1 ! fakesink");
        Path cache = options.parallax().resolveSibling("../lib/parallax.aot").normalize();
        Path hidden = cache.resolveSibling("parallax.aot.hidden");

        Series without = new Series("without AOT cache");
        Series with = new Series("with AOT cache");
        boolean hasCache = Files.exists(cache);
        for (int i = 0; i < rounds; i++) {
            if (hasCache) {
                with.add(Run.of(null, command));
                Files.move(cache, hidden, StandardCopyOption.ATOMIC_MOVE);
            }
            try {
                without.add(Run.of(null, command));
            } finally {
                if (hasCache) {
                    Files.move(hidden, cache, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        System.out.println(without);
        if (hasCache) {
            System.out.println(with);
            System.out.println(with.ratioTo(without));
        } else {
            System.out.println("no AOT cache: " + cache + " does not exist");
        }
    }
}
