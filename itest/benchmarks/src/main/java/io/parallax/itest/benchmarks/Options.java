package io.parallax.itest.benchmarks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Options of a benchmark: pairs of `--name value`.
public final class Options {
    private final Map<String, String> values = new HashMap<>();

    public Options(String... args) {
        if (args.length % 2 != 0) {
            throw new IllegalArgumentException("options come in pairs: --name value");
        }
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--")) {
                throw new IllegalArgumentException("an option begins with --, not: " + args[i]);
            }
            values.put(args[i].substring(2), args[i + 1]);
        }
    }

    public int number(String name, int otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    public Path folder(String name, String otherwise) {
        return Path.of(values.getOrDefault(name, otherwise)).toAbsolutePath();
    }

    /// {@return the start script of the exploded distribution}
    public Path parallax() {
        return folder("parallax", "distribution/target/parallax/bin/parallax");
    }
}
