package io.parallax.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class ElectionTest {
    private static Candidate candidate(String file, String name, String version, String hash) {
        FileTime time = FileTime.fromMillis(0);
        FileLook look = new FileLook(Path.of("/deploy", file), FileLook.Kind.FILE, 1, time, time, 1);
        return new Candidate(look, name, Version.parseVersion(version), "", hash);
    }

    private static final Candidate OLD = candidate("z.jar", "acme.blur", "1.9.0", "a");
    private static final Candidate NEW = candidate("b.jar", "acme.blur", "1.10.0", "b");
    private static final Candidate COPY = candidate("c.jar", "acme.blur", "1.10.0", "b");
    private static final Candidate BUILD = candidate("d.jar", "acme.blur", "1.10.0", "d");
    private static final Candidate OTHER = candidate("e.jar", "acme.fx", "0.1", "e");

    @Test
    void isIndependentOfTheOrder() {
        List<Candidate> all = new ArrayList<>(List.of(OLD, NEW, COPY, BUILD, OTHER));
        Election first = Election.among(all, Map.of());
        Collections.reverse(all);

        assertThat(Election.among(all, Map.of())).isEqualTo(first);
        assertThat(first.winners()).containsOnly(Map.entry("acme.blur", NEW), Map.entry("acme.fx", OTHER));
    }

    @Test
    void namesTheWinnerToTheLosers() {
        assertThat(Election.among(List.of(OLD, NEW, COPY, BUILD), Map.of()).losers())
                .containsOnly(
                        Map.entry("z.jar", "b.jar (acme.blur 1.10.0) is used instead"),
                        Map.entry(
                                "c.jar",
                                "b.jar (acme.blur 1.10.0) is used instead; it is the same file twice, delete one"),
                        Map.entry(
                                "d.jar",
                                "b.jar (acme.blur 1.10.0) is used instead; both have the same version, delete one"));
    }

    @Test
    void givesWayToTheInstallationUnlessItIsOlder() {
        Map<String, Version> older = Map.of("acme.blur", new Version(1, 9, 9));
        Map<String, Version> equal = Map.of("acme.blur", new Version(1, 10, 0));

        assertThat(Election.among(List.of(NEW), older).winners()).containsValue(NEW);
        assertThat(Election.among(List.of(NEW), equal).winners()).isEmpty();
        assertThat(Election.among(List.of(NEW, OLD), equal).losers()).containsOnlyKeys("b.jar", "z.jar");
    }
}
