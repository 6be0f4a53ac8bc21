package io.parallax.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/// JARs that hold a manifest and, if wanted, ballast.
final class RawBundle {
    private final Manifest manifest = new Manifest();
    private int ballast;

    private RawBundle() {
        header("Manifest-Version", "1.0");
    }

    /// A JAR that is no bundle.
    static RawBundle plain() {
        return new RawBundle();
    }

    static RawBundle of(String symbolicName, String version) {
        return plain().header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", symbolicName)
                .header("Bundle-Version", version);
    }

    RawBundle header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    /// Adds a stored entry of that many bytes.
    RawBundle ballast(int bytes) {
        ballast = bytes;
        return this;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.setLevel(0);
            jar.putNextEntry(new ZipEntry("ballast"));
            jar.write(new byte[ballast]);
        }
        return bytes.toByteArray();
    }
}
