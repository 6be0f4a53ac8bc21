package io.parallax.itest.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/// Parallax without its launcher, in plain Felix and in Equinox, from the index and the features file of the archive.
public class PlainFrameworkIT {
    /// What a bundle needs beside on some versions of Java has an entry of its own.
    private static final String PART_OF_A_BUNDLE = "urn:osgi-bnd-mrj:";

    private static final Pattern CONTENT = Pattern.compile("name=\"url\" value=\"([^\"]+)\"");
    private static final Pattern MAVEN = Pattern.compile("<bundle>mvn:[^/]+/([^/]+)/([^<]+)</bundle>");
    private static final long LIMIT_S = 180;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void runsInFelixFromTheIndex() throws Exception {
        runsIn("org.apache.felix.framework", fromIndex());
    }

    @Test
    public void runsInEquinoxFromTheIndex() throws Exception {
        runsIn("org.eclipse.osgi", fromIndex());
    }

    @Test
    public void runsInFelixFromTheFeatures() throws Exception {
        runsIn("org.apache.felix.framework", fromFeatures());
    }

    @Test
    public void runsInEquinoxFromTheFeatures() throws Exception {
        runsIn("org.eclipse.osgi", fromFeatures());
    }

    private static Path home() throws IOException {
        return Path.of(System.getProperty("parallax.home")).toRealPath();
    }

    /// The shell for a terminal has its library on our launcher's class path.
    private static List<String> fromIndex() throws IOException {
        String index = Files.readString(home().resolve("index.xml"));
        List<String> addresses = new ArrayList<>();
        int indexed = 0;
        for (Matcher content = CONTENT.matcher(index); content.find(); ) {
            if (content.group(1).startsWith(PART_OF_A_BUNDLE)) {
                continue;
            }
            Path bundle = home().resolve(content.group(1));
            assertTrue(bundle + " is there", Files.exists(bundle));
            indexed++;
            if (!bundle.toString().contains("jline")) {
                addresses.add(bundle.toUri().toString());
            }
        }
        assertEquals("every bundle is indexed", bundles().size(), indexed);
        return addresses;
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(home().resolve("system"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static List<String> fromFeatures() throws IOException {
        List<String> addresses = new ArrayList<>();
        String features = Files.readString(home().resolve("features.xml"));
        for (Matcher bundle = MAVEN.matcher(features); bundle.find(); ) {
            String name = bundle.group(1) + "-" + bundle.group(2) + ".jar";
            addresses.add(bundles().stream()
                    .filter(file -> file.endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not in the archive"))
                    .toUri()
                    .toString());
        }
        List<String> elements = bundles().stream()
                .map(file -> file.toUri().toString())
                .filter(file -> file.contains("parallax-elements-"))
                .toList();
        assertTrue("the features have all of " + elements, addresses.containsAll(elements));
        return addresses;
    }

    private void runsIn(String framework, List<String> bundles) throws Exception {
        Path copy = folder.getRoot().toPath().resolve("copy");
        Path list = Files.write(folder.newFile("bundles").toPath(), bundles);
        Path log = folder.newFile("log").toPath();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(framework),
                        PlainFramework.class.getName(),
                        list.toString(),
                        folder.getRoot().toString(),
                        "testsrc num-buffers=3 buffer-size=10 ! queue ! filesink location=" + copy)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(Files.readString(log), process.waitFor(LIMIT_S, TimeUnit.SECONDS));
            assertEquals(Files.readString(log), 0, process.exitValue());
            assertTrue(Files.readString(log), Files.readString(log).contains("READY " + framework));
            assertEquals(30, Files.size(copy));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath(String framework) {
        Stream<String> ours = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        entry.contains("slf4j") || entry.contains("service.log") || entry.contains("test-classes"));
        Path jar = Path.of(System.getProperty("parallax.frameworks"), framework + ".jar");
        return Stream.concat(Stream.of(jar.toString()), ours).collect(Collectors.joining(File.pathSeparator));
    }
}
