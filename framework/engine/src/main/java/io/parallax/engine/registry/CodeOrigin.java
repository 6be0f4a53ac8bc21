package io.parallax.engine.registry;

import io.parallax.api.element.ElementProviderInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells which module or JAR a class comes from, where no container knows.
final class CodeOrigin {
    private static final Logger LOG = LoggerFactory.getLogger(CodeOrigin.class);

    private final Map<Path, ElementProviderInfo> known = new HashMap<>();

    /// {@return the module or JAR of a class, and its version where that can be told}
    /// @param type the class
    ElementProviderInfo of(Class<?> type) {
        Path place = place(type.getProtectionDomain().getCodeSource());
        ElementProviderInfo file =
                place == null ? new ElementProviderInfo("unknown", "") : known.computeIfAbsent(place, CodeOrigin::read);
        Module module = type.getModule();
        if (!module.isNamed()) {
            return file;
        }
        String version = Optional.ofNullable(module.getDescriptor())
                .flatMap(descriptor -> descriptor.rawVersion())
                .orElse(file.version());
        return new ElementProviderInfo(module.getName(), version);
    }

    private static @Nullable Path place(@Nullable CodeSource source) {
        if (source == null || source.getLocation() == null) {
            return null;
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            LOG.debug("no file behind {}", source.getLocation(), e);
            return null;
        }
    }

    private static ElementProviderInfo read(Path place) {
        Path fileName = place.getFileName();
        String name = fileName == null ? place.toString() : fileName.toString().replaceFirst("\\.jar$", "");
        try {
            Manifest manifest = manifest(place);
            if (manifest != null) {
                return read(manifest.getMainAttributes(), name);
            }
        } catch (IOException e) {
            LOG.debug("no manifest in {}", place, e);
        }
        return new ElementProviderInfo(name, "");
    }

    private static @Nullable Manifest manifest(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            Path file = place.resolve(JarFile.MANIFEST_NAME);
            if (!Files.exists(file)) {
                return null;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new Manifest(in);
            }
        }
        try (JarFile jar = new JarFile(place.toFile())) {
            return jar.getManifest();
        }
    }

    private static ElementProviderInfo read(Attributes attributes, String fileName) {
        String bundle = attributes.getValue("Bundle-SymbolicName");
        String version = attributes.getValue("Bundle-Version");
        if (version == null) {
            version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        }
        return new ElementProviderInfo(
                bundle == null ? fileName : bundle.replaceFirst("\\s*;.*", ""), version == null ? "" : version);
    }
}
