package io.parallax.itest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every Java file is printed as palantir-java-format prints it. With `-Dparallax.format=write` the files are mended
/// instead of reported. One thing is printed otherwise: `@Nullable` belongs to the type, so it stays on its line.
class FormatTest {
    private static final String COMMAND = "mvn -q test -pl itest/sources -Dtest=FormatTest -Dparallax.format=write";

    private static final Pattern LONELY_NULLABLE = Pattern.compile("^( *@Nullable)\\n +(?=\\w)", Pattern.MULTILINE);

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everyJavaFileIsFormatted() {
        boolean write = "write".equals(System.getProperty("parallax.format"));

        List<String> unformatted = Repository.files(".java").parallelStream()
                .filter(file -> !isFormatted(file, write))
                .map(file -> Repository.root().relativize(file).toString())
                .toList();

        assertThat(unformatted)
                .as("files that are not formatted; mend them all with:\n  %s\n", COMMAND)
                .isEmpty();
    }

    private boolean isFormatted(Path file, boolean write) {
        try {
            String text = Files.readString(file);
            String formatted = print(text);
            if (write && !formatted.equals(text)) {
                Files.writeString(file, formatted);
                return true;
            }
            return formatted.equals(text);
        } catch (FormatterException e) {
            throw new IllegalStateException(file + " cannot be parsed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String print(String text) throws FormatterException {
        return LONELY_NULLABLE
                .matcher(formatter.formatSourceAndFixImports(text))
                .replaceAll("$1 ");
    }
}
