package io.parallax.deploy;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.FileResource;
import aQute.bnd.osgi.Jar;
import io.parallax.api.element.Element;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Bundles made on the spot.
final class TestBundle {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Jar content = new Jar("content");

    private TestBundle(String symbolicName, String version) {
        header("Bundle-SymbolicName", symbolicName).header("Bundle-Version", version);
    }

    static TestBundle of(String symbolicName, String version) {
        return new TestBundle(symbolicName, version);
    }

    TestBundle header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    TestBundle with(Class<?>... classes) {
        for (Class<?> type : classes) {
            String name = type.getName().replace('.', '/') + ".class";
            put(name, locationOf(type).resolve(name));
        }
        return this;
    }

    /// All classes below a folder.
    TestBundle withAll(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> put(classes.relativize(file).toString(), file));
        }
        return this;
    }

    private void put(String name, Path file) {
        try {
            content.putResource(name, new FileResource(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    byte[] bytes() throws Exception {
        Path file = Files.createTempFile("bundle", ".jar");
        try (Builder builder = new Builder()) {
            headers.forEach(builder::setProperty);
            builder.setProperty("-noextraheaders", "true");
            builder.setProperty("-fixupmessages", "*;is:=ignore");
            builder.setJar(content);
            for (Class<?> api :
                    new Class<?>[] {Element.class, org.slf4j.Logger.class, org.osgi.framework.Bundle.class}) {
                builder.addClasspath(locationOf(api).toFile());
            }
            builder.addClasspath(locationOf(org.osgi.service.component.runtime.ServiceComponentRuntime.class)
                    .toFile());
            try (Jar jar = builder.build()) {
                jar.write(file.toFile());
            }
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    static Path locationOf(Class<?> type) {
        try {
            return new File(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
