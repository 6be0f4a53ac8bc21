package io.parallax.sdk.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdkCheckTest {
    private static final String PROVIDES = "<service><provide interface='io.parallax.api.element.Element'/></service>";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Manifest manifest = new Manifest();

    @TempDir
    private Path folder;

    @Test
    void findsNothingInAGoodBundle() throws IOException {
        put("org/example/Blur.class", classFile(Harmless.class));
        component("<reference cardinality='1..1' interface='a.B'/>"
                + "<reference cardinality='0..n' policy='dynamic' interface='a.C'/>");

        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org/slf4j/Logger.class", "ch/qos/logback/core/Context.class"})
    void refusesLoggingLibraries(String file) throws IOException {
        put(file, "x");

        assertThat(findings()).contains(file).contains("scope provided");
    }

    @ParameterizedTest
    @ValueSource(strings = {"io/parallax/api/element/Element.class", "org/osgi/framework/Bundle.class"})
    void refusesClassesOfThePlatformAlsoInJarsWithin(String file) throws IOException {
        files.put("lib/inner.jar", jar(Map.of(file, new byte[0])));

        assertThat(findings()).contains("lib/inner.jar: " + file).contains("scope provided");
    }

    @ParameterizedTest
    @ValueSource(strings = {"libzipx.so", "native/libzipx.so.1.2", "win/zipx.dll", "libzipx.dylib"})
    void refusesNativeLibraries(String file) throws IOException {
        put(file, "ELF");

        assertThat(findings()).contains(file).contains("java.lang.foreign");
    }

    @Test
    void refusesCodeThatLoadsLibraries() throws IOException {
        put("org/example/Loads.class", classFile(LoadsByName.class));
        assertThat(findings()).contains("org/example/Loads.class loads a library by JNI");

        put("org/example/Loads.class", classFile(LoadsByPath.class));
        assertThat(findings()).contains("org/example/Loads.class loads a library by JNI");
    }

    @Test
    void refusesTheHeaderForNativeCode() throws IOException {
        manifest.getMainAttributes().putValue("Bundle-NativeCode", "lib/libzipx.so;osname=linux");

        assertThat(findings()).contains("Bundle-NativeCode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0..1", "0..n", "1..n"})
    void refusesStaticReferencesToWhatComesAndGoes(String cardinality) throws IOException {
        component("<reference cardinality='" + cardinality + "' interface='acme.Licence'/>");

        assertThat(findings())
                .contains("org.example.Blur has a static reference to " + cardinality + " acme.Licence")
                .contains("ReferencePolicy.DYNAMIC");
    }

    @Test
    void refusesPackagesInTwoPlaces() throws IOException {
        put("org/example/Blur.class", "x");
        files.put("lib/inner.jar", jar(Map.of("org/example/Helper.class", new byte[0])));

        assertThat(findings()).contains("the package org.example is split over lib/inner.jar and the bundle");
    }

    private void component(String references) {
        put(
                "OSGI-INF/org.example.Blur.xml",
                "<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.3.0' name='org.example.Blur'>" + PROVIDES
                        + references + "</scr:component>");
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String name, byte[] bytes) {
        files.put(name, bytes);
    }

    private String findings() throws IOException {
        Path path = Files.write(folder.resolve("bundle.jar"), jar(files));
        return String.join(
                "\n", SdkCheck.jar(path).stream().map(Finding::toString).toList());
    }

    private byte[] jar(Map<String, byte[]> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> file : content.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("SdkCheckTest$" + type.getSimpleName() + ".class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    static final class Harmless {
        long now() {
            return System.nanoTime();
        }
    }

    static final class LoadsByName {
        void load() {
            System.loadLibrary("zipx");
        }
    }

    static final class LoadsByPath {
        void start(String path) {
            System.load(path);
        }
    }
}
