package io.parallax.engine.run;

import io.parallax.api.element.ElementContext;
import io.parallax.api.pipeline.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the elements of one run. That takes as long as it takes, but it can be cancelled. The control thread uses it.
final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
    private static final long LOOK_UP_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String pipeline;
    private final ElementCalls calls;
    private final Duration patience;
    private final Consumer<Message> bus;
    private final List<ElementNode> started = new ArrayList<>();
    private volatile @Nullable ElementCall underWay;
    private volatile boolean cancelled;

    /// @param patience how long a start may take before a warning tells of it, and a stop before it is left to itself
    Startup(String pipeline, ElementCalls calls, Duration patience, Consumer<Message> bus) {
        this.pipeline = pipeline;
        this.calls = calls;
        this.patience = patience;
        this.bus = bus;
    }

    /// {@return the elements that were started, in that order, whatever became of it}
    List<ElementNode> started() {
        return started;
    }

    /// {@return the start that was cancelled and has perhaps not come back, null if there is none}
    @Nullable ElementCall underWay() {
        return underWay;
    }

    /// Starts elements one after the other.
    /// @param surroundings makes the context of each
    /// @return null, or the failure of the element that did not start
    /// @throws CancellationException if it was cancelled
    Message.@Nullable Failed start(List<ElementNode> which, Function<ElementNode, ElementContext> surroundings) {
        for (ElementNode node : which) {
            checkCancelled();
            started.add(node);
            ElementContext context = surroundings.apply(node);
            ElementCall call = calls.begin(node, () -> node.start(context));
            underWay = call;
            if (cancelled) {
                call.interrupt(); // who cancelled may not have seen it
            }
            await(call);
            checkCancelled();
            underWay = null;
            Throwable thrown = call.failure();
            if (thrown != null) {
                LOG.info("{}: {} did not start", pipeline, node.name(), thrown);
                return FailureText.message(pipeline, node, thrown);
            }
        }
        return null;
    }

    private void checkCancelled() {
        if (cancelled) {
            throw new CancellationException("pipeline " + pipeline + " was stopped while it was starting");
        }
    }

    private void await(ElementCall call) {
        boolean interrupted = false;
        boolean warned = false;
        long warnAt = System.nanoTime() + patience.toNanos();
        while (!cancelled) {
            try {
                if (call.await(LOOK_UP_NS)) {
                    break;
                }
            } catch (InterruptedException _) {
                interrupted = true;
            }
            if (!warned && System.nanoTime() - warnAt > 0) {
                warned = true;
                warn(
                        call.element(),
                        "takes long to start; stop() would cancel that: "
                                + call.stuck(pipeline).stack());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Cancels what is under way, and all that would follow. Any thread may call this.
    void cancel() {
        cancelled = true;
        ElementCall call = underWay;
        if (call != null) {
            call.interrupt();
        }
    }

    /// Somebody else stops these elements.
    void forget(Collection<ElementNode> gone) {
        started.removeAll(gone);
    }

    /// Stops those of some elements that were started, while the run goes on.
    void stop(List<ElementNode> which) {
        for (ElementNode node : which) {
            if (started.remove(node)) {
                stop(node);
            }
        }
    }

    private void stop(ElementNode node) {
        ElementCall call = calls.begin(node, node::stop);
        if (!Shutdown.isBack(call, patience)) {
            bus.accept(call.stuck(pipeline));
            call.interrupt();
            calls.leaveAlone();
            return;
        }
        Throwable thrown = call.failure();
        if (thrown != null) {
            warn(node.name(), "did not stop properly: " + FailureText.reason(thrown));
        }
    }

    private void warn(String element, String text) {
        bus.accept(new Message.Warning(pipeline, element, text));
    }
}
