package io.parallax.engine.run;

import io.parallax.api.element.Flow;
import io.parallax.api.time.Clock;
import io.parallax.engine.registry.ElementOptions;

/// What a node does when its element fails, as its property `on-error` says. The element's thread uses it.
///
/// Whether a failure is one of several in a row is found out by a reminder before each of the next two calls: when the
/// second comes, the first went well. So buffers that go well cost nothing.
final class Recovery {
    /// A source that only fails would call itself for ever.
    private static final int MOST_SKIPS_OF_SOURCE = 100;

    private static final int MOST_DOUBLINGS = 30;
    private static final long LONGEST_DELAY_NS = 60_000_000_000L;

    private final ElementNode node;
    private final ElementOptions options;
    private final FailureNotes notes;
    private int inARow;
    private volatile long skipped;

    Recovery(ElementNode node, ElementOptions options) {
        this.node = node;
        this.options = options;
        this.notes = new FailureNotes(node);
    }

    long skipped() {
        return skipped;
    }

    /// Tells of failures that have not been told of.
    void tellRest() {
        notes.tellRest();
    }

    /// {@return what the caller is to answer upstream} Does what is to be done first.
    Flow failed(Throwable cause) {
        if (node.run.isStopping()) {
            return Flow.Signal.FLUSHING;
        }
        if (node.leaving) {
            return node.run.failed(node, cause);
        }
        return switch (options.onError()) {
            case STOP -> node.run.failed(node, cause);
            case SKIP -> skip(cause);
            case RESTART -> node.isClosing() ? skip(cause) : restart(cause);
            case DETACH -> {
                node.run.detached(node, cause);
                yield Flow.Signal.END_OF_STREAM;
            }
        };
    }

    private Flow skip(Throwable cause) {
        inARow++;
        if (node instanceof SourceNode && inARow > MOST_SKIPS_OF_SOURCE) {
            return giveUp("failed " + inARow + " times in a row", cause);
        }
        countSkipped();
        notes.skipped(cause);
        watchNext();
        return Flow.Signal.CONTINUE;
    }

    private Flow restart(Throwable failure) {
        Throwable cause = failure;
        countSkipped();
        while (true) {
            inARow++;
            if (options.restartLimit() >= 0 && inARow > options.restartLimit()) {
                return giveUp("failed again after " + options.restartLimit() + " restarts in a row", cause);
            }
            long delayNs = delayNs();
            notes.restarts(cause, delayNs, inARow);
            if (!stopAndWait(delayNs)) {
                return node.run.isStopping() ? Flow.Signal.FLUSHING : Flow.Signal.CONTINUE;
            }
            try {
                node.startAgain();
                node.replay();
                watchNext();
                return Flow.Signal.CONTINUE;
            } catch (Throwable again) {
                cause = again;
            }
        }
    }

    private Flow giveUp(String what, Throwable cause) {
        return node.run.failed(
                node, new ElementFailure(what + ", the last time with: " + FailureText.reason(cause), cause));
    }

    private long delayNs() {
        long factor = 1L << Math.min(inARow - 1, MOST_DOUBLINGS);
        return options.restartDelayNs() > LONGEST_DELAY_NS / factor
                ? Math.max(options.restartDelayNs(), LONGEST_DELAY_NS)
                : options.restartDelayNs() * factor;
    }

    /// @return whether to start again; not if the run or the stream of this source is coming to its end
    private boolean stopAndWait(long delayNs) {
        try {
            node.stop();
        } catch (Throwable e) {
            notes.closedBadly(e);
        }
        Clock clock = node.run.timing().time().clock();
        long due = clock.nowNs() + delayNs;
        while (!node.run.isStopping() && !(node instanceof SourceNode && node.run.isEnding())) {
            try {
                clock.await(due);
                return !node.run.isStopping();
            } catch (InterruptedException _) {
                // whoever interrupted has set one of the flags, or means nobody in this pipeline
            }
        }
        return false;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the element's thread is the only writer
    private void countSkipped() {
        if (node.isHandling()) {
            skipped++;
        }
    }

    private void watchNext() {
        node.changes.remind(this::beforeNext);
    }

    private void beforeNext() {
        if (node.gapFollows()) {
            node.changes.remind(() -> inARow = 0);
        } else {
            watchNext(); // it was an event
        }
    }
}
