package io.parallax.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Who signed every entry of a JAR.
/// @param signers those who signed all of it
/// @param problem why that is nobody, null if it is somebody
record JarSignature(List<CodeSigner> signers, @Nullable String problem) {
    private static final Pattern SIGNATURE_FILE =
            Pattern.compile("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]+\\.(SF|RSA|DSA|EC))");

    /// {@return who signed a JAR}
    /// @param file a file that nobody else writes to
    static JarSignature of(Path file) throws IOException {
        String doubled = doubled(file);
        if (doubled != null) {
            return new JarSignature(
                    List.of(), "it has the entry " + doubled + " twice, of which one could be anything");
        }
        try (JarFile jar = new JarFile(file.toFile(), true)) {
            return of(jar);
        } catch (SecurityException e) {
            return new JarSignature(List.of(), "it was changed after it was signed: " + e.getMessage());
        }
    }

    private static JarSignature of(JarFile jar) throws IOException {
        List<CodeSigner> common = null;
        String unsigned = null;
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.isDirectory() || isOfTheSignature(entry.getName())) {
                continue;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                in.transferTo(OutputStream.nullOutputStream()); // only what was read to its end is verified
            }
            CodeSigner[] signers = entry.getCodeSigners();
            if (signers == null) {
                unsigned = entry.getName();
            } else if (common == null) {
                common = new ArrayList<>(Arrays.asList(signers));
            } else {
                common.retainAll(Arrays.asList(signers));
            }
        }
        if (common == null) {
            return new JarSignature(List.of(), "it is not signed");
        } else if (unsigned != null) {
            return new JarSignature(List.of(), "it is signed in part only: " + unsigned + " is not");
        }
        return common.isEmpty()
                ? new JarSignature(List.of(), "nobody signed all of it")
                : new JarSignature(List.copyOf(common), null);
    }

    private static boolean isOfTheSignature(String name) {
        return SIGNATURE_FILE.matcher(name.toUpperCase(Locale.ROOT)).matches();
    }

    /// Entries are told by the directory at the end and by headers before each; readers differ in which one they take.
    private static @Nullable String doubled(Path file) throws IOException {
        Set<String> seen = new HashSet<>();
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!seen.add(entry.getName())) {
                    return entry.getName();
                }
            }
        }
        Set<String> streamed = new HashSet<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!streamed.add(entry.getName()) || !seen.contains(entry.getName())) {
                    return entry.getName();
                }
            }
        }
        return null;
    }
}
