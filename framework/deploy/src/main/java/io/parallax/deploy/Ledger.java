package io.parallax.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was installed from which file, kept beside the framework's bundle cache so that both live and go together.
/// A lost ledger costs only time: everything is then installed anew. Used by one thread at a time.
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Path file;
    private final Map<String, Candidate> entries = new TreeMap<>();
    private boolean changed;

    /// @param file where it is kept
    /// @param folder where the bundles' files lie
    Ledger(Path file, Path folder) {
        this.file = file;
        Properties saved = load();
        for (String name : saved.stringPropertyNames()) {
            Candidate entry = parse(name, saved.getProperty(name), folder);
            if (entry != null) {
                entries.put(name, entry);
            }
        }
    }

    /// {@return what is installed, by file name}
    Map<String, Candidate> byFile() {
        Map<String, Candidate> byFile = new HashMap<>();
        entries.values().forEach(entry -> byFile.put(entry.file(), entry));
        return byFile;
    }

    /// {@return what is installed under a symbolic name, null if nothing is known}
    @Nullable Candidate installed(String symbolicName) {
        return entries.get(symbolicName);
    }

    /// {@return what is installed from a file, null if nothing is}
    @Nullable Candidate installedFrom(String file) {
        return entries.values().stream()
                .filter(entry -> entry.file().equals(file))
                .findAny()
                .orElse(null);
    }

    void put(Candidate candidate) {
        changed |= !candidate.equals(entries.put(candidate.symbolicName(), candidate));
    }

    void remove(String symbolicName) {
        changed |= entries.remove(symbolicName) != null;
    }

    /// Writes everything down, whole or not at all.
    void save() {
        if (!changed) {
            return;
        }
        Properties saved = new Properties();
        entries.forEach((name, entry) -> saved.setProperty(name, format(entry)));
        Path fresh = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                saved.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            changed = false;
        } catch (IOException e) {
            LOG.warn("cannot write {}, so the next start will install everything anew: {}", file, e.getMessage());
        }
    }

    private Properties load() {
        Properties saved = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                saved.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("cannot read {}, everything will be installed anew: {}", file, e.getMessage());
            }
        }
        return saved;
    }

    private static String format(Candidate candidate) {
        FileLook look = candidate.look();
        return String.join(
                "|",
                candidate.version().toString(),
                candidate.host(),
                candidate.sha256(),
                Long.toString(look.size()),
                look.modified().toInstant().toString(),
                look.changed().toInstant().toString(),
                Long.toString(look.inode()),
                candidate.file());
    }

    private static @Nullable Candidate parse(String symbolicName, String text, Path folder) {
        String[] parts = text.split("\\|", 8);
        try {
            FileLook look = new FileLook(
                    folder.resolve(parts[7]),
                    FileLook.Kind.FILE,
                    Long.parseLong(parts[3]),
                    FileTime.from(Instant.parse(parts[4])),
                    FileTime.from(Instant.parse(parts[5])),
                    Long.parseLong(parts[6]));
            return new Candidate(look, symbolicName, Version.parseVersion(parts[0]), parts[1], parts[2]);
        } catch (RuntimeException e) {
            LOG.debug("ledger entry of {} is unreadable", symbolicName, e);
            return null;
        }
    }
}
