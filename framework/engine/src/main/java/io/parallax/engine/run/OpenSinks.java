package io.parallax.engine.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The sinks that have not seen the end of their streams. A run is over when there is none left, or when it is ended
/// otherwise; only one of that happens, and it happens once. Any thread may call.
final class OpenSinks {
    // guarded by this
    private final Set<SinkNode> open = new HashSet<>();
    private boolean over;

    synchronized void add(List<SinkNode> sinks) {
        open.addAll(sinks);
    }

    synchronized void remove(List<SinkNode> sinks) {
        sinks.forEach(open::remove);
    }

    /// {@return whether the run was not over before}
    synchronized boolean end() {
        boolean was = over;
        over = true;
        return !was;
    }

    /// {@return whether the run is over now and was not before}
    synchronized boolean endIfNone() {
        return open.isEmpty() && end();
    }

    /// A sink goes on whose stream had ended.
    /// @return false if the run is over
    synchronized boolean reopen(SinkNode sink) {
        if (!over) {
            open.add(sink);
        }
        return !over;
    }
}
