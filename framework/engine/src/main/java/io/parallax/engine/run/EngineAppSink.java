package io.parallax.engine.run;

import io.parallax.api.app.AppSink;
import io.parallax.api.app.AppStats;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.event.Event;
import io.parallax.engine.link.Caller;
import io.parallax.engine.link.Delivery;
import io.parallax.engine.link.Exchange;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The application's side of sinks of one name.
final class EngineAppSink implements AppSink, Delivery.Backlog<Buffer> {
    private final Exchange exchange;
    private volatile Caps caps = Caps.ANY;
    private volatile @Nullable Delivery<Buffer> delivery; // written under this

    EngineAppSink(Exchange exchange) {
        this.exchange = exchange;
    }

    /// There may be something to take, or nothing more ever.
    void changed() {
        Delivery<Buffer> now = delivery;
        if (now != null) {
            tell(now);
        }
    }

    private void tell(Delivery<Buffer> to) {
        switch (exchange.phase()) {
            case WAITING, OPEN -> to.look();
            case ENDED -> to.complete();
            case BROKEN ->
                to.fail(new IllegalStateException(
                        element() + ": the pipeline stopped or failed before the end of the stream"));
        }
    }

    @Override
    public String element() {
        return exchange.element();
    }

    @Override
    public @Nullable Buffer pull() throws InterruptedException {
        return pull(Exchange.FOR_EVER);
    }

    @Override
    public @Nullable Buffer pull(Duration limit) throws InterruptedException {
        return pull(TimeUnit.NANOSECONDS.convert(limit));
    }

    private @Nullable Buffer pull(long limitNs) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            long left = limitNs == Exchange.FOR_EVER ? limitNs : Math.max(0, limitNs - (System.nanoTime() - start));
            switch (exchange.take(left, Caller.APPLICATION)) {
                case Buffer buffer -> {
                    return buffer;
                }
                case Event.CapsChanged(Caps changed) -> caps = changed;
                case null -> {
                    return null;
                }
                default -> {}
            }
        }
    }

    @Override
    public synchronized @Nullable Buffer poll() {
        while (true) {
            switch (exchange.poll()) {
                case Buffer buffer -> {
                    return buffer;
                }
                case Event.CapsChanged(Caps changed) -> caps = changed;
                case null -> {
                    return null;
                }
                default -> {}
            }
        }
    }

    @Override
    public boolean isEmpty() {
        return exchange.level().buffers() == 0;
    }

    @Override
    public boolean isEnded() {
        return exchange.phase() == Exchange.Phase.ENDED && isEmpty();
    }

    @Override
    public Caps caps() {
        return caps;
    }

    @Override
    public Flow.Publisher<Buffer> publisher() {
        return this::subscribe;
    }

    private void subscribe(Flow.Subscriber<? super Buffer> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        Delivery<Buffer> fresh = new Delivery<>(subscriber, this, this::left);
        if (enter(fresh)) {
            tell(fresh);
        } else {
            fresh = new Delivery<>(subscriber, Nothing.INSTANCE, _ -> {});
            fresh.fail(new IllegalStateException(element() + " has a subscriber already: one at a time"));
        }
        fresh.open();
    }

    private synchronized boolean enter(Delivery<Buffer> fresh) {
        if (delivery != null) {
            return false;
        }
        delivery = fresh;
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // each subscription is one of its own
    private synchronized void left(Delivery<Buffer> gone) {
        if (delivery == gone) {
            delivery = null;
        }
    }

    private enum Nothing implements Delivery.Backlog<Buffer> {
        INSTANCE;

        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public @Nullable Buffer poll() {
            return null;
        }
    }

    @Override
    public AppStats stats() {
        return exchange.stats();
    }
}
