package io.parallax.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.deploy.Verdict;
import io.parallax.api.deploy.Verdict.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictLogTest {
    private static final Instant START = Instant.parse("2031-05-01T12:00:00Z");

    private final List<String> lines = new ArrayList<>();
    private final VerdictLog log = new VerdictLog((_, line) -> lines.add(line));

    private void tell(long afterMs, Verdict... verdicts) {
        log.tell(List.of(verdicts), START.plusMillis(afterMs));
    }

    private static Verdict verdict(Status status, String reason) {
        return new Verdict("a.jar", status, reason, "acme.a 1.0.0", List.of());
    }

    @Test
    void writesOneLineAChange() {
        tell(0, verdict(Status.ACTIVE, "installed"));
        tell(200, verdict(Status.ACTIVE, "installed"));
        tell(5_000, verdict(Status.ACTIVE, "updated"));
        tell(6_000);

        assertThat(lines)
                .containsExactly(
                        "a.jar: ACTIVE [acme.a 1.0.0] installed",
                        "a.jar: ACTIVE [acme.a 1.0.0] updated",
                        "a.jar: removed");
    }

    @Test
    void writesOnlyTheLastOfManyChangesInASecond() {
        for (int i = 0; i <= 10; i++) {
            tell(100L * i, verdict(Status.ACTIVE, "change " + i));
        }

        assertThat(lines)
                .containsExactly("a.jar: ACTIVE [acme.a 1.0.0] change 0", "a.jar: ACTIVE [acme.a 1.0.0] change 10");
    }

    @Test
    void mentionsACopyOnlyWhenItTakesLong() {
        tell(0, verdict(Status.COPYING, "copying"));
        tell(50, verdict(Status.ACTIVE, "installed"));
        tell(5_000, verdict(Status.COPYING, "copying"));
        tell(6_000, verdict(Status.COPYING, "copying"));
        tell(7_000, verdict(Status.COPYING, "copying"));

        assertThat(lines)
                .containsExactly("a.jar: ACTIVE [acme.a 1.0.0] installed", "a.jar: COPYING [acme.a 1.0.0] copying");
    }

    @Test
    void remindsOfWhatWaitsAtGrowingIntervals() {
        for (int second = 0; second <= 60 * 16; second++) {
            tell(1_000L * second, verdict(Status.WAITING, "needs x"));
        }

        assertThat(lines)
                .containsExactly(
                        "a.jar: WAITING [acme.a 1.0.0] needs x",
                        "a.jar: WAITING [acme.a 1.0.0] needs x (still, after 1 min)",
                        "a.jar: WAITING [acme.a 1.0.0] needs x (still, after 3 min)",
                        "a.jar: WAITING [acme.a 1.0.0] needs x (still, after 7 min)",
                        "a.jar: WAITING [acme.a 1.0.0] needs x (still, after 15 min)");
    }
}
