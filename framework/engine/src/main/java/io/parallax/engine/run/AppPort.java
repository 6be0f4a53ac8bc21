package io.parallax.engine.run;

import io.parallax.api.app.AppInput;
import io.parallax.api.app.AppLimits;
import io.parallax.api.app.AppOutput;
import io.parallax.api.app.Inbox;
import io.parallax.api.app.Outbox;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.event.Event;
import io.parallax.engine.link.Attachment;
import io.parallax.engine.link.Caller;
import io.parallax.engine.link.Exchange;
import org.jspecify.annotations.Nullable;

/// Where an element's node exchanges buffers with the application.
final class AppPort implements Inbox, Outbox, Caller {
    private final ElementNode node;
    private final Attachment attachment;
    private final Exchange exchange;
    private volatile boolean closed;
    private volatile boolean pressing;

    private AppPort(ElementNode node, AppLimits limits, String waits) {
        this.node = node;
        this.exchange = node.run.exchanges().of(node.name());
        this.attachment =
                exchange.attach(limits, level -> node.run.warn(node.name(), "is full (" + level + "), and " + waits));
    }

    /// {@return the port of a node whose element exchanges buffers with the application, else null}
    static @Nullable AppPort connect(ElementNode node) {
        if (node.element() instanceof AppInput input) {
            AppPort port = new AppPort(
                    node,
                    input.limits(),
                    "the application has waited for room for a second: the pipeline is paused, or slower than it");
            input.connect(port);
            return port;
        }
        if (node.element() instanceof AppOutput output) {
            AppPort port = new AppPort(
                    node,
                    output.limits(),
                    "the stream has waited for room for a second: pull faster, or choose another full-policy");
            output.connect(port);
            return port;
        }
        return null;
    }

    @Override
    public boolean isCalledBack() {
        return closed || node.waitIsOver.getAsBoolean();
    }

    @Override
    public boolean isPressing() {
        return pressing;
    }

    /// Says whether the thread is wanted elsewhere: it then puts in what it has, even if there is no room.
    void press(boolean now) {
        pressing = now;
        attachment.wake();
    }

    @Override
    public Flow passOn(Output out) throws Exception {
        return switch (exchange.take(Exchange.FOR_EVER, this)) {
            case Buffer buffer -> out.push(buffer);
            case Event event -> out.push(event);
            case null, default -> isCalledBack() ? Flow.Signal.FLUSHING : ended();
        };
    }

    private Flow ended() throws ElementFailure {
        Throwable cause = exchange.failure();
        if (cause != null) {
            throw new ElementFailure("the application's publisher failed: " + FailureText.reason(cause), cause);
        }
        return exchange.phase() == Exchange.Phase.ENDED ? Flow.Signal.END_OF_STREAM : Flow.Signal.FLUSHING;
    }

    @Override
    public Flow put(Buffer buffer) throws InterruptedException {
        return switch (exchange.put(buffer, Exchange.FOR_EVER, this)) {
            case TAKEN, DROPPED -> Flow.Signal.CONTINUE;
            case FULL ->
                new Flow.Failed(
                        "full (" + view().fill() + "), as full-policy=fail asks for: pull faster, or choose another",
                        null);
            case GONE, OVER -> Flow.Signal.FLUSHING;
        };
    }

    @Override
    public void put(Event event) {
        switch (event) {
            case Event.FlushStart _ -> attachment.flush();
            case Event.EndOfStream _ -> attachment.end();
            case Event.CapsChanged _ -> exchange.put(event);
            default -> {}
        }
    }

    /// Says whether the application is to put in no more, since nobody downstream wants more.
    void refuse(boolean now) {
        attachment.refuse(now);
    }

    /// Drops what is queued; who waits finds out why.
    void flush() {
        attachment.flush();
    }

    /// Makes whoever waits leave.
    void close() {
        closed = true;
        attachment.close();
    }

    /// The node is closed.
    void detach() {
        attachment.detach();
    }

    long dropped() {
        return attachment.dropped();
    }

    QueueView view() {
        return new QueueView(node.name(), exchange.level(), attachment.limits().bounds(), false);
    }
}
