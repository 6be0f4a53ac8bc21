package io.parallax.sdk.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a bundle of elements must not hold.
public final class SdkCheck {
    private static final Pattern LIBRARY = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib)");
    private static final Set<String> LOGGING = Set.of("org/slf4j/", "ch/qos/logback/", "org/apache/logging/log4j/");
    private static final Set<String> PLATFORM = Set.of(
            "io/parallax/api/",
            "io/parallax/engine/",
            "io/parallax/memory/",
            "io/parallax/sdk/",
            "org/osgi/framework/",
            "org/osgi/service/");

    private SdkCheck() {}

    /// {@return what is wrong with a bundle, nothing if it is right}
    /// @param path its JAR
    /// @throws IOException if it cannot be read
    public static List<Finding> jar(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            Content content = new Content();
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    content.add(entry.getName(), Content.bytes(jar.getInputStream(entry)));
                }
            }
            return of(content, jar.getManifest());
        }
    }

    static List<Finding> of(Content content, @Nullable Manifest manifest) {
        Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
        List<Finding> findings = new ArrayList<>();
        embedded(content, LOGGING)
                .ifPresent(place -> findings.add(new Finding(
                        "there are classes of a logging library in " + place,
                        "give its dependency the scope provided: Parallax has SLF4J, and a second copy logs nowhere")));
        embedded(content, PLATFORM)
                .ifPresent(place -> findings.add(new Finding(
                        "there are classes of Parallax or OSGi in " + place,
                        "give their dependency the scope provided: with a copy inside, the container does not take its"
                                + " elements for elements")));
        nativeCode(content, headers, findings);
        split(content, findings);
        findings.addAll(ReferenceCheck.of(content));
        return findings;
    }

    private static Optional<String> embedded(Content content, Set<String> packages) {
        return content.places().entrySet().stream()
                .flatMap(place -> place.getValue().stream()
                        .filter(file -> file.endsWith(".class"))
                        .filter(file -> packages.stream().anyMatch(file::startsWith))
                        .map(file -> place.getKey() + ": " + file))
                .findFirst();
    }

    private static void nativeCode(Content content, Attributes headers, List<Finding> findings) {
        String cure = "call the system's library through java.lang.foreign, looked up in an arena that stop() closes;"
                + " what JNI has loaded stays until the JVM ends, and the next version of this bundle cannot load it";
        if (headers.getValue("Bundle-NativeCode") != null) {
            findings.add(new Finding("the manifest has Bundle-NativeCode", cure));
        }
        content.places()
                .forEach((place, files) -> files.stream()
                        .filter(file -> LIBRARY.matcher(file).matches())
                        .findFirst()
                        .ifPresent(file -> findings.add(
                                new Finding("there is the native library " + file + " in " + place, cure))));
        content.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".class") && loadsLibrary(file.getValue()))
                .findFirst()
                .ifPresent(file -> findings.add(new Finding(file.getKey() + " loads a library by JNI", cure)));
    }

    /// Names of classes and methods stand in a class file as they are.
    private static boolean loadsLibrary(byte[] classFile) {
        String text = new String(classFile, StandardCharsets.ISO_8859_1);
        boolean isLoader = text.contains("java/lang/System") || text.contains("java/lang/Runtime");
        return isLoader && (text.contains("loadLibrary") || hasCallOf(text, "load"));
    }

    /// A constant begins with its tag and its length.
    private static boolean hasCallOf(String classFile, String method) {
        return classFile.contains("\u0001\u0000" + (char) method.length() + method)
                && classFile.contains("(Ljava/lang/String;)V");
    }

    private static void split(Content content, List<Finding> findings) {
        Map<String, Set<String>> homes = new TreeMap<>();
        content.places()
                .forEach((place, files) -> files.stream()
                        .filter(file -> file.endsWith(".class") && file.contains("/") && !file.startsWith("META-INF/"))
                        .map(file -> file.substring(0, file.lastIndexOf('/')).replace('/', '.'))
                        .forEach(name -> homes.computeIfAbsent(name, any -> new TreeSet<>())
                                .add(place)));
        homes.forEach((name, places) -> {
            if (places.size() > 1) {
                findings.add(new Finding(
                        "the package " + name + " is split over " + String.join(" and ", places),
                        "keep a package in one place: rename it here, or leave one of them out; which class is found"
                                + " depends on the order of the class path"));
            }
        });
    }
}
