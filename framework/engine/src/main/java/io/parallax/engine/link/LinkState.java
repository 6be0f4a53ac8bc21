package io.parallax.engine.link;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;

/// Whether the two ends of a link may go on, or whether it is closed, unwanted, being flushed, or its consumer is
/// wanted elsewhere. The hot path reads one field; changes are made under the lock.
///
/// A flush is asked for by number from outside, so that both ends come back from their waits; from then on the producer
/// gets no buffer in until it has put a [Event.FlushStart] of that number, and the consumer drops everything up to that
/// event. One that nobody asked for makes the consumer drop too.
final class LinkState {
    private static final int CLOSED = 1;
    private static final int REFUSED = 1 << 1;
    private static final int FLUSHES_IN = 1 << 2;
    private static final int FLUSHES_OUT = 1 << 3;
    private static final int WOKEN = 1 << 4;
    private static final int LEFT = 1 << 5;

    private volatile int bits;

    // guarded by this
    private long asked;
    private long put;
    private long taken;
    private long startsPut;
    private long startsTaken;

    /// Producer: whether buffers are not welcome.
    boolean rejects() {
        return (bits & (CLOSED | LEFT | REFUSED | FLUSHES_IN)) != 0;
    }

    /// Producer: what to answer when an item is not welcome.
    Flow.Signal answer() {
        int now = bits;
        boolean isUnwanted = (now & CLOSED) == 0 && ((now & LEFT) != 0 || (now & (REFUSED | FLUSHES_IN)) == REFUSED);
        return isUnwanted ? Flow.Signal.END_OF_STREAM : Flow.Signal.FLUSHING;
    }

    /// Producer: whether an event is welcome. While a flush is asked for that has not come here, only facts are that
    /// hold on after it, and other flushes.
    boolean accepts(Event event) {
        int now = bits & (CLOSED | LEFT | REFUSED | FLUSHES_IN);
        return now == 0 || (now == FLUSHES_IN && (outlasts(event) || isFlush(event)));
    }

    private static boolean isFlush(Event event) {
        return event instanceof Event.FlushStart || event instanceof Event.FlushStop;
    }

    /// Consumer: whether it is to leave its wait although there is nothing.
    boolean interrupts() {
        return (bits & (CLOSED | WOKEN)) != 0;
    }

    boolean isClosed() {
        return (bits & CLOSED) != 0;
    }

    boolean isShut() {
        return (bits & (CLOSED | LEFT | REFUSED)) != 0;
    }

    synchronized void close() {
        bits |= CLOSED;
    }

    /// Consumer: no more is wanted, ever.
    synchronized void refuse() {
        bits |= LEFT;
    }

    /// Consumer: no more is wanted until a flush begins.
    synchronized void refuseUntilFlush() {
        if ((bits & FLUSHES_OUT) == 0) {
            bits |= REFUSED;
        }
    }

    synchronized void wake() {
        bits |= WOKEN;
    }

    synchronized void unwake() {
        bits &= ~WOKEN;
    }

    /// Asks for a flush.
    synchronized void ask(long id) {
        if (id > asked) {
            asked = id;
            bits = (bits & ~REFUSED) | FLUSHES_IN | FLUSHES_OUT;
        }
    }

    /// Producer: a flush begins here; to be called before the event is put.
    synchronized void putStart(long id) {
        startsPut++;
        put = Math.max(put, id);
        asked = Math.max(asked, id);
        bits = (bits & ~REFUSED) | FLUSHES_OUT;
        if (put == asked) {
            bits &= ~FLUSHES_IN;
        }
    }

    /// Consumer: whether an item goes on; called for each.
    boolean keeps(Object item) {
        if ((bits & FLUSHES_OUT) == 0) {
            return true;
        }
        return item instanceof Event.FlushStart(long id)
                ? tookStart(id)
                : !(item instanceof Buffer) && outlasts((Event) item);
    }

    private synchronized boolean tookStart(long id) {
        startsTaken++;
        taken = Math.max(taken, id);
        boolean last = startsTaken == startsPut && taken == asked;
        if (last) {
            bits &= ~FLUSHES_OUT;
        }
        return last;
    }

    private static boolean outlasts(Event event) {
        return event instanceof Event.StreamStart || event instanceof Event.CapsChanged || event instanceof Event.Tags;
    }
}
