package io.parallax.engine.run;

import io.parallax.api.time.ClockTime;
import java.util.concurrent.TimeUnit;

/// Tells of failures that a run survives, and not of each one when there are many. One thread at a time uses it.
final class FailureNotes {
    private static final long PAUSE_NS = TimeUnit.SECONDS.toNanos(1);

    private final ElementNode node;
    private long toldNs = ClockTime.NONE;
    private long untold;
    private String last = "";

    FailureNotes(ElementNode node) {
        this.node = node;
    }

    /// A buffer was skipped.
    void skipped(Throwable cause) {
        last = FailureText.reason(cause) + place();
        untold++;
        long now = node.run.timing().time().clock().nowNs();
        if (toldNs == ClockTime.NONE || now - toldNs >= PAUSE_NS) {
            toldNs = now;
            tellRest();
        }
    }

    /// Tells what was held back.
    void tellRest() {
        if (untold > 0) {
            String times = untold == 1 ? "" : untold + " times, the last time: ";
            node.run.warn(node.name(), "failed and went on (on-error=skip): " + times + last);
            untold = 0;
        }
    }

    /// The element is started again.
    void restarts(Throwable cause, long delayNs, int attempt) {
        node.run.warn(
                node.name(),
                "failed and is started again in " + TimeUnit.NANOSECONDS.toMillis(delayNs) + " ms (restart " + attempt
                        + "): " + FailureText.reason(cause) + place());
    }

    /// The element failed to close before it is started again.
    void closedBadly(Throwable cause) {
        node.run.warn(node.name(), "did not stop properly before its restart: " + FailureText.reason(cause));
    }

    private String place() {
        return FailureText.place(node.sequence(), node.pts());
    }
}
