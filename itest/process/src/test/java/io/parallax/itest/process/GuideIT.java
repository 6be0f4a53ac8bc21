package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs `docs/first-element.md` as somebody would who sits down before an empty home folder: every command, and what it
/// is said to show. The home folder has a local Maven repository of its own, which leads to the real one for everything
/// but Parallax, so that nothing of ours comes from there or gets there.
class GuideIT {
    private static final Pattern BLOCK = Pattern.compile("```(sh|output)\\n(.*?)```", Pattern.DOTALL);
    private static final long LIMIT_S = 600;

    @TempDir
    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        Path real = Path.of(System.getProperty("user.home"), ".m2");
        Path own = Files.createDirectories(home.resolve(".m2/repository"));
        if (Files.exists(real.resolve("settings.xml"))) {
            Files.copy(real.resolve("settings.xml"), home.resolve(".m2/settings.xml"));
        }
        Path repository = repository(real);
        link(repository, own, "io");
        Path io = Files.createDirectories(own.resolve("io"));
        link(repository.resolve("io"), io, "parallax");
    }

    /// Nobody who clears the folder away is to follow these.
    @AfterEach
    void removeLinks() throws IOException {
        try (Stream<Path> entries = Files.walk(home.resolve(".m2/repository"), 2)) {
            for (Path link : entries.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static Path repository(Path real) {
        String given = System.getProperty("maven.repo.local", "");
        return given.isEmpty() ? real.resolve("repository") : Path.of(given);
    }

    private static void link(Path from, Path to, String leftOut) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!name.equals(leftOut)) {
                    Files.createSymbolicLink(to.resolve(name), entry);
                }
            }
        }
    }

    @Test
    void everyCommandOfTheGuideShowsWhatItSaysAndTheBuildKeepsWatch() throws IOException, InterruptedException {
        Path tree = Child.home().resolve("../../..").toRealPath();
        StringBuilder script = new StringBuilder("set -eu\n");
        Map<Integer, String> expected = new LinkedHashMap<>();
        int blocks = 0;
        Matcher matcher = BLOCK.matcher(Files.readString(tree.resolve("docs/first-element.md")));
        while (matcher.find()) {
            if (matcher.group(1).equals("sh")) {
                blocks++;
                script.append(matcher.group(2))
                        .append("echo '")
                        .append(mark(blocks))
                        .append("'\n");
            } else {
                expected.put(blocks, matcher.group(2));
            }
        }

        String shown = run(tree, script.toString());

        assertThat(shown).contains(mark(blocks));
        assertThat(expected)
                .isNotEmpty()
                .allSatisfy((block, lines) -> assertThat(between(shown, block))
                        .as("what block %d shows", block)
                        .contains(lines.lines().toList()));
        assertRefusesJni();
    }

    /// What the guide leaves behind is a project as third parties have it.
    private void assertRefusesJni() throws IOException, InterruptedException {
        String shown = run(home.resolve("shout"), """
            sed -i '0,/private byte/s//static void load() { System.loadLibrary("zipx"); }\\n    private byte/' \
                src/main/java/org/example/shout/Shout.java
            ! mvn -B -ntp -q package -DskipTests
            """);

        assertThat(shown).contains("Shout.class loads a library by JNI", "java.lang.foreign");
    }

    private static String mark(int block) {
        return "--- end of block " + block;
    }

    private static String between(String shown, int block) {
        int start = block == 1 ? 0 : shown.indexOf(mark(block - 1));
        return shown.substring(start, shown.indexOf(mark(block)));
    }

    private String run(Path folder, String script) throws IOException, InterruptedException {
        Path log = home.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        Files.writeString(home.resolve("guide.sh"), script).toString())
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("MAVEN_OPTS", "-Duser.home=" + home);
        // the JDK that was found before may have been found in the real home
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("PARALLAX_BASE");
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LIMIT_S, TimeUnit.SECONDS);
            String shown = Files.readString(log);
            assertThat(ended).as("the guide ends; so far: %s", shown).isTrue();
            assertThat(process.exitValue()).as("%s", shown).isZero();
            return shown;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
