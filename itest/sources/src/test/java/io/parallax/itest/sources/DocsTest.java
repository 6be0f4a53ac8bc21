package io.parallax.itest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Documents lead somewhere, stay short, and mention nobody's machine.
class DocsTest {
    private static final int MAX_LINES = 400;
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s#]+)(?:#[^)]*)?\\)");
    private static final Pattern CODE_BLOCK = Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    /// Home folders and working folders of a particular machine.
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.$}])/(?:work|root|home/\\w+|Users/\\w+)/");

    @Test
    void everyLinkToAFileLeadsToOne() {
        List<String> broken = documents()
                .flatMap(file -> LINK.matcher(withoutCode(Repository.read(file)))
                        .results()
                        .map(link -> link.group(1))
                        .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                        .filter(target -> !Files.exists(file.resolveSibling(target)))
                        .map(target -> name(file) + " -> " + target))
                .toList();

        assertThat(broken).as("links to files that do not exist").isEmpty();
    }

    @Test
    void noDocumentIsLong() {
        List<String> tooLong = documents()
                .filter(file -> Repository.read(file).lines().count() > MAX_LINES)
                .map(DocsTest::name)
                .toList();

        assertThat(tooLong)
                .as("documents of more than %d lines: split them", MAX_LINES)
                .isEmpty();
    }

    @Test
    void nothingNamesAPathOfSomebodysMachine() {
        List<String> found = Stream.of(".md", ".java", ".xml", ".properties", ".sh", ".yml", "/parallax")
                .flatMap(ending -> Repository.files(ending).stream())
                .flatMap(file -> Repository.read(file)
                        .lines()
                        .filter(line -> MACHINE_PATH.matcher(line).find())
                        .map(line -> name(file) + ": " + line.strip()))
                .toList();

        assertThat(found).as("paths that exist on one machine only").isEmpty();
    }

    private static Stream<Path> documents() {
        return Repository.files(".md").stream();
    }

    private static String withoutCode(String markdown) {
        return CODE.matcher(CODE_BLOCK.matcher(markdown).replaceAll("")).replaceAll("");
    }

    private static String name(Path file) {
        return Repository.root().relativize(file).toString();
    }
}
