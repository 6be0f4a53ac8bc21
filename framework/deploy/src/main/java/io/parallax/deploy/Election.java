package io.parallax.deploy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.framework.Version;

/// Which file stands for a symbolic name: the highest version, among equals the first file name. So the order of
/// arrival makes no difference.
/// @param winners the file to install, by symbolic name
/// @param losers why a file is not installed, by file name
record Election(Map<String, Candidate> winners, Map<String, String> losers) {
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparing(Candidate::version).reversed().thenComparing(Candidate::file);

    /// Decides.
    /// @param candidates the usable files
    /// @param installation versions of bundles that did not come from the folder, by symbolic name
    static Election among(Collection<Candidate> candidates, Map<String, Version> installation) {
        Map<String, Candidate> winners = new TreeMap<>();
        Map<String, String> losers = new HashMap<>();
        candidates.stream()
                .collect(Collectors.groupingBy(Candidate::symbolicName))
                .forEach((name, rivals) -> {
                    Version given = installation.get(name);
                    List<Candidate> ranked = rivals.stream().sorted(BEST_FIRST).toList();
                    Candidate best = ranked.getFirst();
                    if (given != null && given.compareTo(best.version()) >= 0) {
                        ranked.forEach(loser -> losers.put(loser.file(), lostTo(name, given)));
                    } else {
                        winners.put(name, best);
                        ranked.stream().skip(1).forEach(loser -> losers.put(loser.file(), lostTo(best, loser)));
                    }
                });
        return new Election(winners, losers);
    }

    private static String lostTo(String name, Version given) {
        return name + " " + given + " of the installation is used instead";
    }

    private static String lostTo(Candidate winner, Candidate loser) {
        String used = winner.file() + " (" + winner.bundle() + ") is used instead";
        if (winner.sha256().equals(loser.sha256())) {
            return used + "; it is the same file twice, delete one";
        }
        return winner.version().equals(loser.version()) ? used + "; both have the same version, delete one" : used;
    }
}
