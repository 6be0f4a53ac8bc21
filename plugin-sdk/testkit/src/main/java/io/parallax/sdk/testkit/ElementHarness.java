package io.parallax.sdk.testkit;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.Element;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Muxer;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Source;
import io.parallax.api.element.Transform;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drives one element by hand, by the rules that the engine keeps, and collects what comes out.
/// ```java
/// try (ElementHarness harness = ElementHarness.of(new Valve()).set("drop", true).start()) {
///     harness.push(harness.buffer("hello"));
///     assertThat(harness.output().buffers()).isEmpty();
/// }
/// ```
/// Closing the harness stops the element, releases what was collected, and fails if a slot did not come home.
public final class ElementHarness implements AutoCloseable {
    private static final long SLOT_SIZE = 256 << 10;
    private static final int SLOTS = 16;

    private final Element element;
    private final HarnessProperties properties;
    private final HarnessContext context;
    private final Borrow borrow = new Borrow();
    private final HarnessInputs inputs = new HarnessInputs(borrow);
    private final CollectedOutputs outputs = new CollectedOutputs(this::loan, borrow);
    private @Nullable HarnessMemory memory;
    private boolean started;

    private ElementHarness(Element element) {
        this.element = element;
        this.properties = new HarnessProperties(element);
        this.context = new HarnessContext(element.getClass().getSimpleName());
    }

    /// {@return a harness for an element that was not started}
    /// @param element the element
    public static ElementHarness of(Element element) {
        return new ElementHarness(element);
    }

    /// Sets a property, also of a started element if the property is live.
    /// @param property its name in pipeline text, or an alias
    /// @param value a value of its type, or text
    /// @return this
    /// @throws IllegalArgumentException if there is no such property, or the value does not fit
    public ElementHarness set(String property, Object value) {
        properties.set(property, value, started);
        return this;
    }

    /// Says how much memory there is, before any is used. Without this there are 16 slots of 256 KiB.
    /// @param slotSize bytes of one slot
    /// @param slots number of slots
    /// @return this
    public ElementHarness memory(long slotSize, int slots) {
        if (memory != null) {
            throw new IllegalStateException("memory is in use already: call memory(...) first");
        }
        memory = new HarnessMemory(slotSize, slots);
        return this;
    }

    /// Links an output, for elements that have several.
    /// @param pad the pad's name
    /// @return this
    public ElementHarness link(String pad) {
        outputs.link(pad);
        return this;
    }

    /// Links inputs of a muxer. One that gets a buffer or an event is linked by that, too.
    /// @param pads the names of the pads
    /// @return this
    public ElementHarness linkInputs(String... pads) {
        for (String pad : pads) {
            inputs.link(pad);
        }
        return this;
    }

    /// Starts the element. If that fails, the element is stopped too, as the engine does it.
    /// @return this
    /// @throws Exception what the element threw
    public ElementHarness start() throws Exception {
        properties.checkRequired();
        try {
            element.start(context);
            started = true;
        } catch (Exception e) {
            stopAfter(e);
            throw e;
        }
        return this;
    }

    private void stopAfter(Exception failure) {
        try {
            element.stop();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /// Stops the element; it may be started again.
    /// @return this
    /// @throws Exception what the element threw
    public ElementHarness stop() throws Exception {
        if (!started) {
            throw new IllegalStateException("the element is not started");
        }
        started = false;
        element.stop();
        return this;
    }

    /// {@return a buffer with these bytes, to be pushed}
    /// @param bytes the bytes
    public Buffer buffer(byte... bytes) {
        try (LoanedSlot slot = loan(Math.max(1, bytes.length))) {
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, slot.bytes(), 0, bytes.length);
            return slot.publish(bytes.length);
        }
    }

    /// {@return a buffer with this text in UTF-8, to be pushed}
    /// @param text the text
    public Buffer buffer(String text) {
        return buffer(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Gives the element a buffer. It is only lent: what the element does not push is closed here.
    /// @param in the buffer; the reference is taken
    /// @return what the element answered
    /// @throws Exception what the element threw
    public Flow push(Buffer in) throws Exception {
        borrow.begin(in);
        try {
            return switch (element) {
                case Transform transform -> transform.process(in, outputs.link("src"));
                case Demuxer demuxer -> demuxer.process(in, outputs);
                case Sink sink -> sink.consume(in);
                default -> throw takesNoBuffers();
            };
        } finally {
            borrow.end();
        }
    }

    /// Puts a buffer into an input of a muxer, and calls the muxer until it takes nothing more.
    /// @param pad the input's name
    /// @param in the buffer; the reference is taken
    /// @return what the element answered last
    /// @throws Exception what the element threw
    public Flow push(String pad, Buffer in) throws Exception {
        return pushTo(pad, in);
    }

    /// Puts an event into an input of a muxer, and calls the muxer until it takes nothing more. When every linked input
    /// has got the end of its stream, the muxer is drained and its output ends.
    /// @param pad the input's name
    /// @param event the event
    /// @return what the element answered last
    /// @throws Exception what the element threw
    public Flow push(String pad, Event event) throws Exception {
        return pushTo(pad, event);
    }

    private Flow pushTo(String pad, Object item) throws Exception {
        if (!(element instanceof Muxer muxer)) {
            throw new IllegalStateException(element.getClass().getSimpleName() + " has no several inputs");
        }
        HarnessInput input = inputs.link(pad);
        if (item instanceof Event.FlushStart) {
            input.flush();
        }
        input.add(item);
        return inputs.run(muxer, outputs.link("src"));
    }

    /// Gives the element an event. Before the end of the stream the element is drained, as the engine does it.
    /// @param event the event
    /// @return what the element answered
    /// @throws Exception what the element threw
    public Flow push(Event event) throws Exception {
        boolean last = event instanceof Event.EndOfStream;
        return switch (element) {
            case Transform transform -> {
                CollectedOutput output = outputs.link("src");
                Flow drained = last ? transform.drain(output) : Flow.Signal.CONTINUE;
                yield drained == Flow.Signal.CONTINUE ? transform.event(event, output) : drained;
            }
            case Demuxer demuxer -> {
                Flow drained = last ? demuxer.drain(outputs) : Flow.Signal.CONTINUE;
                yield drained == Flow.Signal.CONTINUE ? demuxer.event(event, outputs) : drained;
            }
            case Sink sink -> sink.event(event, new CollectedOutputs(this::loan, borrow));
            default -> throw takesNoBuffers();
        };
    }

    private IllegalStateException takesNoBuffers() {
        return new IllegalStateException(element.getClass().getSimpleName()
                + (element instanceof Muxer
                        ? " takes buffers and events at several inputs: name the pad"
                        : " takes no buffers and events"));
    }

    /// Tells the element what a pad carries from now on, as the engine does it: the element accepts it, and gets the
    /// event if its outputs carry the same.
    /// @param pad the pad's name
    /// @param caps fixed caps
    /// @return what the element answered
    /// @throws Exception what the element threw
    public Flow caps(String pad, Caps caps) throws Exception {
        HarnessCaps told = HarnessCaps.of(element, pad, outputs.names());
        element.accept(told.pad(), caps);
        if (!told.isPassedOn()) {
            return Flow.Signal.CONTINUE;
        }
        Event event = new Event.CapsChanged(caps);
        return element instanceof Muxer ? push(pad, event) : push(event);
    }

    /// Lets a source produce once.
    /// @return what it answered
    /// @throws Exception what the element threw
    public Flow produce() throws Exception {
        if (element instanceof Source source) {
            return source.produce(outputs.link("src"));
        }
        throw new IllegalStateException(element.getClass().getSimpleName() + " is no source");
    }

    /// Lets a source produce until it answers something else than [Flow.Signal#CONTINUE].
    /// @return what it answered last
    /// @throws Exception what the element threw
    public Flow produceAll() throws Exception {
        Flow flow = Flow.Signal.CONTINUE;
        while (flow == Flow.Signal.CONTINUE) {
            flow = produce();
        }
        return flow;
    }

    /// {@return what came out of the pad `src`}
    public CollectedOutput output() {
        return output("src");
    }

    /// {@return what came out of a pad}
    /// @param pad the pad's name
    public CollectedOutput output(String pad) {
        return outputs.link(pad);
    }

    /// {@return the clock that the element sees}
    public ManualClock clock() {
        return context.manualClock();
    }

    /// {@return what the element printed so far}
    public String console() {
        return context.consoleText();
    }

    /// {@return what the element posted so far}
    public List<Posted> posts() {
        return context.posts();
    }

    /// {@return what the element warned of so far}
    public List<String> warnings() {
        return context.warnings();
    }

    /// Gives the element an event that comes from downstream.
    /// @param event the event
    /// @return what goes on upstream, null for nothing
    /// @throws Exception what the element threw
    public Event.@Nullable Upstream upstream(Event.Upstream event) throws Exception {
        return element.upstream(event);
    }

    /// Has a source go to another position.
    /// @param seek where to
    /// @return whether it is there
    /// @throws Exception what the element threw
    public boolean seek(Event.Seek seek) throws Exception {
        if (element instanceof Source source) {
            return source.isSeekable(seek.format()) && source.seek(seek);
        }
        throw new IllegalStateException(element.getClass().getSimpleName() + " is no source");
    }

    /// {@return the events that the element sent upstream so far}
    public List<Event.Upstream> sentUpstream() {
        return context.sent();
    }

    /// {@return how often the element told that its latency changed}
    public int latencyChanges() {
        return context.latencyChanges();
    }

    /// {@return slots that are free now}
    public int freeSlots() {
        return pool().free();
    }

    private LoanedSlot loan(long size) {
        return pool().loan(size);
    }

    private HarnessMemory pool() {
        HarnessMemory present = memory;
        if (present == null) {
            present = new HarnessMemory(SLOT_SIZE, SLOTS);
            memory = present;
        }
        return present;
    }

    /// Stops the element, releases what was collected, and looks whether every slot came home.
    /// @throws AssertionError if the element could not be stopped, or a slot did not come home
    @Override
    public void close() {
        try (HarnessMemory _ = memory) {
            inputs.release();
            outputs.release();
            if (started) {
                stop();
            }
        } catch (Exception e) {
            throw new AssertionError("the element failed to stop: " + e.getMessage(), e);
        }
    }
}
