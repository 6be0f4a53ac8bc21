package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import org.jspecify.annotations.Nullable;

/// A source pad: counts what leaves and hands it to the receiver linked to it, in the same thread.
class PadOutput implements Output {
    final Counter passed = new Counter();
    private final String pad;
    private final PadMemory memory;
    private final ElementNode owner;
    private final PadCaps caps;
    private final Sticky said = new Sticky();
    private Receiver next;
    private @Nullable Sticky inherited;
    private boolean ended;
    private boolean flushed;
    private volatile long dropped;

    /// @param owner the element's node, which is told when its borrowed input is pushed
    PadOutput(String pad, PadMemory memory, ElementNode owner, Receiver next) {
        this.pad = pad;
        this.memory = memory;
        this.owner = owner;
        this.caps = new PadCaps(owner, pad);
        this.next = next;
    }

    String pad() {
        return pad;
    }

    PadMemory memory() {
        return memory;
    }

    ElementNode owner() {
        return owner;
    }

    /// {@return buffers that probes at this pad dropped}
    long dropped() {
        return dropped;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the element's thread is the only writer
    void countDropped() {
        dropped++;
    }

    /// {@return what the pad has told downstream about the stream}
    Sticky said() {
        return said;
    }

    Receiver next() {
        return next;
    }

    /// Puts something between the pad and what it leads to, or takes it out again; downstream stays where it is. The
    /// element's thread must be out of its chain.
    void route(Receiver receiver) {
        next = receiver;
    }

    /// Leads to another receiver from now on, and tells it what it does not know of the stream. The element's thread
    /// must be out of its chain.
    /// @param receiver the receiver
    /// @param known what the pad said that led to the receiver before; null if it is new
    /// @param stream what the stream that comes out of this pad is like
    void link(Receiver receiver, @Nullable Sticky known, Sticky stream) {
        next = receiver;
        ended = false;
        stream.events().forEach(said::note);
        inherited = known != null && said.isEmpty() ? known.copy() : null;
        said.since(known == null ? new Sticky() : known).forEach(this::deliver);
    }

    /// Does not tell downstream again what it knows, when the element says it anew.
    void inheritOwn() {
        inherited = said.copy();
    }

    /// {@return whether downstream wants no more}
    boolean isEnded() {
        return ended;
    }

    /// Watches from now on whether the owner passes a flush on.
    void expectFlush() {
        flushed = false;
    }

    /// {@return whether the owner has passed a flush on}
    boolean hasFlushed() {
        return flushed;
    }

    @Override
    public LoanedSlot loan(long size) throws InterruptedException {
        return memory.loan(size);
    }

    @Override
    public Flow push(Buffer buffer) {
        owner.pushed(buffer);
        if (ended) {
            buffer.close();
            return Flow.Signal.END_OF_STREAM;
        }
        passed.add(buffer.size());
        return answer(next.accept(buffer));
    }

    /// {@return what the pad carries now, ANY if nobody said}
    Caps carried() {
        return caps.now();
    }

    /// Lets an element that was started again learn what the pad carries.
    void tellCaps() throws Exception {
        caps.tell();
    }

    /// What was agreed on follows the start of the stream.
    @Override
    public Flow push(Event event) {
        if (event instanceof Event.CapsChanged(Caps changed) && changed.equals(caps.now())) {
            return ended ? Flow.Signal.END_OF_STREAM : Flow.Signal.CONTINUE;
        }
        Flow flow = deliver(event);
        boolean isStart = event instanceof Event.StreamStart && flow == Flow.Signal.CONTINUE;
        return isStart && !caps.agreed().isAny() ? push(new Event.CapsChanged(caps.agreed())) : flow;
    }

    private Flow deliver(Event event) {
        if (event instanceof Event.FlushStart) {
            ended = false;
            flushed = true;
        } else if (event instanceof Event.FlushStop) {
            flushed = true;
        }
        if (ended) {
            return Flow.Signal.END_OF_STREAM;
        }
        Flow refused = event instanceof Event.CapsChanged(Caps changed) ? caps.change(changed) : null;
        if (refused != null) {
            return refused;
        }
        said.note(event);
        Sticky known = inherited;
        if (known != null && known.take(event)) {
            return Flow.Signal.CONTINUE;
        }
        if (event instanceof Event.EndOfStream) {
            ended = true;
        } else if (event instanceof Event.CapsChanged(Caps changed)) {
            owner.run.carries(owner, pad, changed);
        }
        return answer(next.accept(event));
    }

    private Flow answer(Flow flow) {
        if (flow == Flow.Signal.END_OF_STREAM) {
            ended = true;
        }
        return flow;
    }
}
