package io.parallax.elements.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The open file descriptors of this process, found through `/proc`.
final class OpenDescriptors {
    private OpenDescriptors() {}

    /// {@return the numbers of the descriptors that were opened on a path, lowest first}
    static List<Integer> of(Path path) throws IOException {
        Path real = path.toRealPath();
        List<Integer> numbers = new ArrayList<>();
        all().forEach((number, target) -> {
            if (target.equals(real.toString())) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    /// {@return what every descriptor was opened on, by number}
    static SortedMap<Integer, String> all() throws IOException {
        SortedMap<Integer, String> targets = new TreeMap<>();
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            for (Path link : links.toList()) {
                // The descriptor that lists the folder is gone by now.
                if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                    targets.put(
                            Integer.valueOf(link.getFileName().toString()),
                            Files.readSymbolicLink(link).toString());
                }
            }
        }
        return targets;
    }
}
