package io.parallax.deploy;

import io.parallax.deploy.Inspection.Incomplete;
import io.parallax.deploy.Inspection.Unusable;
import io.parallax.deploy.Inspection.Usable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;

/// Looks into a file and says what it is, without running anything of it.
final class JarInspection {
    private static final int HEAD_SIZE = 512;

    private JarInspection() {}

    /// {@return what the file holds}
    /// @param look a regular file that nobody is writing
    static Inspection of(FileLook look) {
        try (FileChannel channel = FileChannel.open(look.path())) {
            String head = head(channel);
            if (head.isEmpty()) {
                return new Incomplete("is empty (0 bytes): copy it again");
            }
            if (!head.startsWith("PK")) {
                return new Unusable(foreign(head));
            }
            if (!ZipEnd.isWhole(channel)) {
                return new Incomplete("is cut off: the central directory at its end is missing; copy it again");
            }
            return manifest(look);
        } catch (IOException e) {
            return new Unusable(IoText.of(e));
        }
    }

    private static String head(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD_SIZE);
        while (bytes.hasRemaining() && channel.read(bytes) > 0) {}
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private static String foreign(String head) {
        String start = head.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.contains("<html")) {
            return "looks like HTML, not a JAR: a web page was saved in place of the file; download it again";
        }
        return "is not a JAR: it does not begin like a ZIP file";
    }

    private static Inspection manifest(FileLook look) throws IOException {
        Manifest manifest;
        try (JarFile jar = new JarFile(look.path().toFile(), false)) {
            manifest = jar.getManifest();
        }
        if (manifest == null) {
            return new Unusable(noName("it has no manifest"));
        }
        return headers(look, manifest.getMainAttributes());
    }

    private static Inspection headers(FileLook look, Attributes headers) throws IOException {
        String name = beforeParameters(headers.getValue("Bundle-SymbolicName"));
        if (name.isEmpty()) {
            return new Unusable(noName("its manifest has no Bundle-SymbolicName"));
        }
        if (!"2".equals(beforeParameters(headers.getValue("Bundle-ManifestVersion")))) {
            return new Unusable("its manifest lacks 'Bundle-ManifestVersion: 2'; build it with bnd");
        }
        String host = beforeParameters(headers.getValue("Fragment-Host"));
        if (host.equals("system.bundle") || host.equals("org.apache.felix.framework")) {
            return new Unusable("extends the framework itself, which works only at its start");
        }
        Version version;
        try {
            version = Version.parseVersion(headers.getValue("Bundle-Version"));
        } catch (IllegalArgumentException e) {
            return new Unusable("its Bundle-Version '" + headers.getValue("Bundle-Version")
                    + "' is no version; write it like 1.2.3 or 1.2.3.text");
        }
        return new Usable(new Candidate(look, name, version, host, Sha256.of(look.path())));
    }

    private static String noName(String cause) {
        return "has no symbolic name, so it is a plain JAR and no bundle: " + cause + "; build it with bnd";
    }

    private static String beforeParameters(@Nullable String header) {
        if (header == null) {
            return "";
        }
        int parameters = header.indexOf(';');
        return (parameters < 0 ? header : header.substring(0, parameters)).strip();
    }
}
