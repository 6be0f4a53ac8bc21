package io.parallax.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The files of the folder over time. Used by one thread at a time.
final class FolderContent {
    private final Map<String, TrackedFile> files = new TreeMap<>();
    private final Map<String, Candidate> remembered;
    private final Duration patience;
    private final Trust trust;

    /// @param remembered what an earlier run installed, by file name
    /// @param patience how long something incomplete may lie still before it counts as broken
    /// @param trust whose bundles are taken; unless it is everybody, what an earlier run found is looked at again
    FolderContent(Map<String, Candidate> remembered, Duration patience, Trust trust) {
        this.trust = trust;
        this.remembered = trust.equals(Trust.ALL) ? remembered : new HashMap<>();
        this.patience = patience;
    }

    /// Takes in what the folder looks like now.
    void see(List<FileLook> looks, Instant now) {
        files.keySet().retainAll(looks.stream().map(FileLook::name).collect(Collectors.toSet()));
        looks.forEach(look ->
                files.computeIfAbsent(look.name(), _ -> track(look, now)).see(look, now));
    }

    /// {@return whether something changed so recently that another look soon is worth it}
    boolean isMoving(Instant now) {
        return files.values().stream().anyMatch(file -> file.isMoving(now));
    }

    /// {@return what is known about each file, by name} Settled files are looked into, once.
    Map<String, FileState> states(Instant now) {
        Map<String, FileState> states = new TreeMap<>();
        files.forEach((name, file) -> states.put(name, file.state(now)));
        return states;
    }

    /// Forgets what was found in a file: it changed while it was read.
    void distrust(String name, Instant now) {
        TrackedFile file = files.get(name);
        if (file != null) {
            file.distrust(now);
        }
    }

    private TrackedFile track(FileLook look, Instant now) {
        TrackedFile file = new TrackedFile(look, now, patience, trust);
        Candidate before = remembered.remove(look.name());
        if (before != null) {
            file.remember(before);
        }
        return file;
    }
}
