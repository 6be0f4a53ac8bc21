package io.parallax.engine.run;

import io.parallax.api.event.Event;
import io.parallax.engine.registry.TaskOptions;
import io.parallax.engine.resolve.GraphNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// An element that a streaming thread starts at. It makes or fetches what comes next and pushes it down its chain: the
/// elements that the same thread calls, down to the next queues and sinks. Every push goes through [#guard]. Between
/// two buffers the thread reads its [#mail]: events that go up its chain.
abstract class HeadNode extends ElementNode implements Runnable {
    private static final long NAP_NS = 20_000;

    /// Passed by the streaming thread around every push, so that the chain can be changed between two buffers.
    final ChainGuard guard = new ChainGuard();

    final Mailbox mail = new Mailbox();

    /// Sinks of the chain that keep what they have not rendered yet, so that the thread could leave. The thread uses
    /// it, and whoever holds the thread out of its chain.
    private final List<SinkNode> keeping = new ArrayList<>();

    private boolean keeps;

    /// {@return how the operating system is to run the thread}
    TaskOptions task() {
        return graph.options().task();
    }

    /// {@return names of the pads that the thread waits for, if it waits for only some of them}
    List<String> emptyInputs() {
        return List.of();
    }

    HeadNode(GraphNode graph, RunControl run) {
        super(graph, run);
    }

    /// The streaming thread is back from its chain. If sinks have given up their waits, because the thread was wanted
    /// outside, it goes there again until they have rendered what they keep.
    final void leaveChain() {
        guard.leave();
        if (keeps) {
            goBack();
        }
    }

    /// The streaming thread, outside of its chain: does what others have left for it.
    final void attend() throws Exception {
        Runnable errand = mail.takeErrand();
        if (errand != null) {
            errand.run();
        }
        if (keeps) {
            goBack();
        }
        if (mail.isWaiting()) {
            readMail();
        }
    }

    /// An errand is for a thread that is in no element at all, and it may be in its source now: so it has to go on.
    private void goBack() {
        while (keeps && !mail.hasErrand()) {
            guard.enter(); // waits while the chain is changed
            try {
                List<SinkNode> again = List.copyOf(keeping);
                keeping.clear();
                keeps = false;
                again.forEach(SinkNode::goOn);
            } finally {
                guard.leave();
            }
            if (keeps) {
                LockSupport.parkNanos(this, NAP_NS); // it is wanted outside, but not held yet
            }
        }
    }

    /// {@return whether a sink of the chain keeps a buffer that is not due yet}
    final boolean keeps() {
        return keeps;
    }

    /// The thread, or who holds it: a sink keeps a buffer that is not due yet.
    final void keeps(SinkNode sink) {
        keeping.add(sink);
        keeps = true;
    }

    /// Somebody else sees to what a sink keeps. The thread must be out of its chain.
    final void forget(SinkNode sink) {
        keeping.remove(sink);
        keeps = !keeping.isEmpty();
    }

    @Override
    void leave() {
        super.leave();
        wake();
    }

    /// Makes the thread look into its mail if it waits for something else.
    abstract void wake();

    /// An event has come up the whole chain, this element included.
    /// @param event the event, null when only its flush is left
    abstract void arrived(Sending sending, Event.@Nullable Upstream event) throws Exception;

    /// An event of the application is to go down the chain.
    void start(Event.Downstream event) {
        throw new IllegalStateException(name() + " is no source");
    }

    /// Handles all letters, out of reach of interrupts that are meant for a waiting source.
    final void readMail() throws Exception {
        guard.enter();
        try {
            for (Letter letter = mail.poll(); letter != null; letter = mail.poll()) {
                switch (letter.event()) {
                    case Event.Downstream event -> start(event);
                    case Event.Upstream event -> climb(letter, event);
                    case null -> climb(letter, null);
                }
            }
        } finally {
            leaveChain();
        }
    }

    private void climb(Letter letter, Event.@Nullable Upstream event) throws Exception {
        Event.Upstream going = event;
        ElementNode at = letter.at();
        while (at != null && at.isFirst(letter.sending().id())) {
            going = going == null ? null : at.upstream(going);
            if (going == null && !letter.sending().flush()) {
                return;
            }
            if (at.equals(this)) {
                arrived(letter.sending(), going);
                return;
            }
            at = run.postman().routes().next(at);
        }
    }
}
