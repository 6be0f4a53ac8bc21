package io.parallax.engine.run;

import io.parallax.api.app.AppSource;
import io.parallax.api.app.AppStats;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.engine.link.Caller;
import io.parallax.engine.link.Exchange;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The application's side of sources of one name.
final class EngineAppSource implements AppSource {
    private final Exchange exchange;
    private final Exchanges exchanges;
    private final Set<Intake> intakes = ConcurrentHashMap.newKeySet();

    EngineAppSource(Exchange exchange, Exchanges exchanges) {
        this.exchange = exchange;
        this.exchanges = exchanges;
    }

    /// There may be room, or somebody to take buffers.
    void changed() {
        if (!intakes.isEmpty()) {
            intakes.forEach(Intake::changed);
        }
    }

    @Override
    public String element() {
        return exchange.element();
    }

    @Override
    public LoanedSlot loan(long size) throws InterruptedException {
        return exchanges.memory(element()).loan(size);
    }

    @Override
    public @Nullable LoanedSlot loan(long size, Duration limit) throws InterruptedException {
        return exchanges.memory(element()).loan(size, limit);
    }

    @Override
    public Pushed push(Buffer buffer) throws InterruptedException {
        return push(buffer, Exchange.FOR_EVER);
    }

    @Override
    public Pushed push(Buffer buffer, Duration limit) throws InterruptedException {
        return push(buffer, TimeUnit.NANOSECONDS.convert(limit));
    }

    private Pushed push(Buffer buffer, long limitNs) throws InterruptedException {
        if (exchange.phase() == Exchange.Phase.ENDED) {
            buffer.close();
            throw ended();
        }
        return switch (exchange.put(buffer, limitNs, Caller.APPLICATION)) {
            case TAKEN -> Pushed.ACCEPTED;
            case DROPPED -> Pushed.DROPPED;
            case FULL -> Pushed.FULL;
            case GONE, OVER -> Pushed.CLOSED;
        };
    }

    private IllegalStateException ended() {
        return new IllegalStateException(
                element() + ": its stream was ended, so nothing can follow until the pipeline runs again");
    }

    @Override
    public boolean push(Event.Downstream event) {
        boolean isAllowed = event instanceof Event.CapsChanged
                || event instanceof Event.Tags
                || event instanceof Event.Gap
                || event instanceof Event.Custom;
        if (!isAllowed) {
            throw new IllegalArgumentException("an application cannot push "
                    + event.getClass().getSimpleName() + ": push caps, tags, gaps and custom events, and call end()"
                    + " to end the stream");
        }
        if (exchange.phase() == Exchange.Phase.ENDED) {
            throw ended();
        }
        return exchange.put(event);
    }

    @Override
    public void end() {
        exchange.end(null);
    }

    @Override
    public Flow.Subscriber<Buffer> subscriber() {
        return new Intake(exchange, intakes);
    }

    @Override
    public AppStats stats() {
        return exchange.stats();
    }
}
