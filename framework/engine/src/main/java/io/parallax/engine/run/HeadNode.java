package io.parallax.engine.run;

import io.parallax.api.event.Event;
import io.parallax.engine.registry.TaskOptions;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An element that a streaming thread starts at. It makes or fetches what comes next and pushes it down its chain: the
/// elements that the same thread calls, down to the next queues and sinks. Every push goes through [#guard]. Between
/// two buffers the thread reads its [#mail]: events that go up its chain.
abstract class HeadNode extends ElementNode implements Runnable {
    /// Passed by the streaming thread around every push, so that the chain can be changed between two buffers.
    final ChainGuard guard = new ChainGuard();

    final Mailbox mail = new Mailbox();

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
        Runnable errand = mail.takeErrand();
        if (errand != null) {
            errand.run();
        }
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
            guard.leave();
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
