package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.engine.link.Caller;
import io.parallax.engine.link.Exchange;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Puts what a publisher brings into an exchange. It asks for one buffer at a time, and only when there is room for it;
/// who makes room has it asked for by a virtual thread, so that no streaming thread ever runs a publisher's code.
final class Intake implements Flow.Subscriber<Buffer>, Caller {
    private final Exchange exchange;
    private final Set<Intake> waiting;

    // guarded by this
    private Flow.@Nullable Subscription subscription;
    private boolean requested;

    /// @param waiting those that wait for room; this one adds and removes itself
    Intake(Exchange exchange, Set<Intake> waiting) {
        this.exchange = exchange;
        this.waiting = waiting;
    }

    /// Room was promised when the buffer was asked for.
    @Override
    public boolean isPressing() {
        return true;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        Objects.requireNonNull(given, "subscription");
        boolean isFirst;
        synchronized (this) {
            isFirst = subscription == null;
            if (isFirst) {
                subscription = given;
            }
        }
        if (isFirst) {
            requestOrWait();
        } else {
            given.cancel();
        }
    }

    private void requestOrWait() {
        waiting.add(this);
        request();
    }

    /// Asks for a buffer if there is room and none was asked for yet.
    private void request() {
        Flow.Subscription asked = null;
        synchronized (this) {
            if (!requested && exchange.isRoomy()) {
                requested = true;
                waiting.remove(this);
                asked = subscription;
            }
        }
        if (asked != null) {
            asked.request(1);
        }
    }

    /// Something has changed that may make room.
    void changed() {
        if (exchange.isRoomy()) {
            Thread.ofVirtual().name("parallax-publisher").start(this::request);
        }
    }

    @Override
    public void onNext(Buffer buffer) {
        Objects.requireNonNull(buffer, "buffer");
        synchronized (this) {
            requested = false;
        }
        if (put(buffer) == Exchange.Outcome.TAKEN) {
            requestOrWait();
        } else {
            cancel();
        }
    }

    private Exchange.Outcome put(Buffer buffer) {
        try {
            return exchange.put(buffer, 0, this);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // cannot be: it does not wait
            return Exchange.Outcome.GONE;
        }
    }

    private void cancel() {
        Flow.Subscription over;
        synchronized (this) {
            over = subscription;
        }
        waiting.remove(this);
        if (over != null) {
            over.cancel();
        }
    }

    @Override
    public void onError(Throwable cause) {
        Objects.requireNonNull(cause, "cause");
        waiting.remove(this);
        exchange.end(cause);
    }

    @Override
    public void onComplete() {
        waiting.remove(this);
        exchange.end(null);
    }
}
