package io.parallax.sdk.reference;

import io.parallax.api.element.ElementInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One page for each element and an index by category, `README.md`. A test keeps them as they should be:
/// ```java
/// ReferencePages.of(infos).requireCurrent(Path.of("docs/elements"));
/// ```
/// fails when a page is missing, stale or left over, and writes them all when the system property `parallax.docs` is
/// `write`.
public final class ReferencePages {
    private static final String INDEX = "README.md";

    private final List<ElementInfo> elements;

    private ReferencePages(List<ElementInfo> elements) {
        this.elements = elements;
    }

    /// {@return the pages of some elements}
    /// @param elements what they say of themselves
    public static ReferencePages of(Collection<ElementInfo> elements) {
        return new ReferencePages(elements.stream()
                .sorted(Comparator.comparing(element -> element.summary().name()))
                .toList());
    }

    /// {@return the text of each page by file name}
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (ElementInfo element : elements) {
            texts.put(element.summary().name() + ".md", ElementPage.text(element));
        }
        texts.put(INDEX, IndexPage.text(elements));
        return texts;
    }

    /// Compares the pages with those in a folder, or writes them.
    /// @param folder the folder, which holds nothing else
    /// @throws IOException if a file cannot be read or written
    /// @throws AssertionError if a page is missing, stale or left over
    public void requireCurrent(Path folder) throws IOException {
        if ("write".equals(System.getProperty("parallax.docs"))) {
            write(folder);
            return;
        }
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, String> page : texts().entrySet()) {
            Path file = folder.resolve(page.getKey());
            if (!Files.exists(file)) {
                problems.add(page.getKey() + " is missing");
            } else if (!Files.readString(file).equals(page.getValue())) {
                problems.add(page.getKey() + " is stale");
            }
        }
        leftOver(folder).forEach(file -> problems.add(file.getFileName() + " is of no element"));
        if (!problems.isEmpty()) {
            throw new AssertionError("reference pages in " + folder + ": " + String.join(", ", problems)
                    + "; run this test with -Dparallax.docs=write");
        }
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> page : texts().entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
        for (Path file : leftOver(folder)) {
            Files.delete(file);
        }
    }

    private List<Path> leftOver(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Map<String, String> texts = texts();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !texts.containsKey(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }
}
