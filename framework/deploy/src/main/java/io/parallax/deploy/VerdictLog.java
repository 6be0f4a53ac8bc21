package io.parallax.deploy;

import io.parallax.api.deploy.Verdict;
import io.parallax.api.deploy.Verdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// One line for each change of a verdict. A file gets at most one line a second, and of what changes faster the last;
/// a copy that is under way is worth a line only after a second. What waits is mentioned again at growing intervals.
/// Used by one thread at a time.
final class VerdictLog {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_REMINDER = Duration.ofMinutes(1);
    private static final Duration LAST_REMINDER = Duration.ofHours(1);

    private final Map<String, Line> lines = new HashMap<>();
    private final BiConsumer<Status, String> out;

    /// @param out takes lines
    VerdictLog(BiConsumer<Status, String> out) {
        this.out = out;
    }

    /// Writes the lines that are due.
    void tell(List<Verdict> verdicts, Instant now) {
        Map<String, Verdict> byFile = verdicts.stream().collect(Collectors.toMap(Verdict::file, verdict -> verdict));
        verdicts.forEach(verdict ->
                lines.computeIfAbsent(verdict.file(), _ -> new Line(now)).tell(verdict, now));
        for (Iterator<Map.Entry<String, Line>> all = lines.entrySet().iterator(); all.hasNext(); ) {
            String file = all.next().getKey();
            if (!byFile.containsKey(file)) {
                out.accept(Status.IGNORED, file + ": removed");
                all.remove();
            }
        }
    }

    /// What was said about one file.
    private final class Line {
        private Instant told;
        private Instant appeared;
        private String text = "";
        private Duration reminder = FIRST_REMINDER;

        Line(Instant now) {
            this.told = now.minus(PAUSE);
            this.appeared = now;
        }

        void tell(Verdict verdict, Instant now) {
            String fresh = text(verdict);
            if (fresh.equals(text)) {
                remind(verdict, now);
                return;
            }
            boolean early = verdict.status() == Status.COPYING && now.isBefore(appeared.plus(PAUSE));
            if (!early && !now.isBefore(told.plus(PAUSE))) {
                out.accept(verdict.status(), fresh);
                text = fresh;
                told = now;
                appeared = now;
                reminder = FIRST_REMINDER;
            }
        }

        private void remind(Verdict verdict, Instant now) {
            if (verdict.status() == Status.WAITING && !now.isBefore(told.plus(reminder))) {
                out.accept(
                        Status.WAITING,
                        text + " (still, after "
                                + Duration.between(appeared, now).toMinutes() + " min)");
                told = now;
                reminder = reminder.multipliedBy(2).compareTo(LAST_REMINDER) < 0
                        ? reminder.multipliedBy(2)
                        : LAST_REMINDER;
            }
        }

        private static String text(Verdict verdict) {
            String bundle = verdict.bundle().isEmpty() ? "" : " [" + verdict.bundle() + "]";
            String elements = verdict.elements().isEmpty() ? "" : ", elements " + String.join(" ", verdict.elements());
            return verdict.file() + ": " + verdict.status() + bundle + " " + verdict.reason() + elements;
        }
    }
}
