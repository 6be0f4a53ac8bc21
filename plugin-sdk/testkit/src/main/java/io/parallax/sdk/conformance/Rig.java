package io.parallax.sdk.conformance;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementKind;
import io.parallax.api.element.Flow;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.event.Event;
import io.parallax.engine.registry.ElementShape;
import io.parallax.sdk.testkit.CollectedOutput;
import io.parallax.sdk.testkit.ElementHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// One instance of an element in a harness, with all its pads linked, driven in the same way whatever its kind: a step
/// is a buffer at every input, or one production of a source.
final class Rig implements AutoCloseable {
    private static final long FRAME_NS = 20_000_000L;

    private final Candidate candidate;
    private final Element element;
    private final ElementShape shape;
    private final ElementHarness harness;
    private final List<String> inputs;
    private final List<String> outputs;
    private long sequence;

    Rig(Candidate candidate) {
        this.candidate = candidate;
        this.element = candidate.instances().get();
        this.shape = ElementShape.of(element.getClass());
        this.harness = ElementHarness.of(element);
        this.inputs = padNames(PadDirection.SINK);
        this.outputs = padNames(PadDirection.SOURCE);
        apply();
        outputs.forEach(harness::link);
        if (shape.kind() == ElementKind.MUXER) {
            harness.linkInputs(inputs.toArray(String[]::new));
        }
    }

    private void apply() {
        try {
            candidate.fixture().apply(harness);
        } catch (IllegalArgumentException e) {
            throw new AssertionError("a value that with(\"" + candidate.name() + "\", …) gives: " + e.getMessage(), e);
        }
    }

    /// Two pads for each pattern.
    private List<String> padNames(PadDirection direction) {
        List<String> names = new ArrayList<>();
        for (PadTemplate pad : shape.pads(direction)) {
            int pattern = pad.name().indexOf('%');
            if (pattern < 0) {
                names.add(pad.name());
            } else {
                String rest = pad.name().substring(Math.min(pad.name().length(), pattern + 2));
                names.add(pad.name().substring(0, pattern) + 0 + rest);
                names.add(pad.name().substring(0, pattern) + 1 + rest);
            }
        }
        return names;
    }

    ElementHarness harness() {
        return harness;
    }

    Element element() {
        return element;
    }

    ElementShape shape() {
        return shape;
    }

    boolean isSource() {
        return shape.kind() == ElementKind.SOURCE;
    }

    /// {@return whether the element handles no buffers itself}
    boolean isQueue() {
        return shape.kind() == ElementKind.QUEUE;
    }

    List<CollectedOutput> outputs() {
        return outputs.stream().map(harness::output).toList();
    }

    /// Only counts what comes out from now on, so that any number of buffers may.
    Rig discard() {
        outputs().forEach(CollectedOutput::discard);
        return this;
    }

    /// Starts the element, and says what it carries if the fixture does.
    /// @throws AssertionError if it does not start
    Rig start() throws InterruptedException {
        Faults.refuseFailures(
                tryStart(),
                candidate.name() + " is started; what it needs for that, tell with(\"" + candidate.name()
                        + "\", fixture -> fixture.set(…))");
        String caps = candidate.fixture().caps();
        if (caps != null) {
            Faults.refuseFailures(tellCaps(Caps.parse(caps)), "its input carries " + caps);
        }
        return this;
    }

    Answer tryStart() throws InterruptedException {
        return Patience.call(
                () -> {
                    harness.start();
                    return Flow.Signal.CONTINUE;
                },
                Patience.LONG);
    }

    /// @throws AssertionError if it does not stop
    void stop() throws InterruptedException {
        Faults.refuseFailures(tryStop(), candidate.name() + " is stopped");
    }

    Answer tryStop() throws InterruptedException {
        return Patience.call(this::stopNow, Patience.LONG);
    }

    Flow stopNow() throws Exception {
        harness.stop();
        return Flow.Signal.CONTINUE;
    }

    /// One step with the fixture's input.
    Answer step() throws InterruptedException {
        return step(candidate.fixture().input());
    }

    /// One step with an input of its own.
    Answer step(byte[] bytes) throws InterruptedException {
        return Patience.call(() -> stepNow(bytes), patience());
    }

    private Duration patience() {
        return isSource() ? Patience.SHORT : Patience.LONG;
    }

    @Nullable Flow stepNow(byte[] bytes) throws Exception {
        if (isSource()) {
            return harness.produce();
        }
        Flow flow = Flow.Signal.CONTINUE;
        for (String input : isQueue() ? List.<String>of() : inputs) {
            Buffer buffer = harness.buffer(bytes);
            buffer.metadata().pts(sequence * FRAME_NS).duration(FRAME_NS).sequence(sequence);
            flow = shape.kind() == ElementKind.MUXER ? harness.push(input, buffer) : harness.push(buffer);
        }
        sequence++;
        return flow;
    }

    /// Tells every input what it carries, and every output the same as far as it can.
    Answer tellCaps(Caps caps) throws InterruptedException {
        return each(inputs, input -> harness.caps(input, caps));
    }

    /// Sends an event into every input.
    Answer send(Event event) throws InterruptedException {
        return each(
                inputs, input -> shape.kind() == ElementKind.MUXER ? harness.push(input, event) : harness.push(event));
    }

    /// Tells a pad of a source what it carries.
    Answer tellOutputs(Caps caps) throws InterruptedException {
        return each(outputs, output -> harness.caps(output, caps));
    }

    /// Something done for a pad.
    interface PadCall {
        @Nullable Flow call(String pad) throws Exception;
    }

    private Answer each(List<String> pads, PadCall call) throws InterruptedException {
        if (isQueue()) {
            return new Answer.Answered(Flow.Signal.CONTINUE);
        }
        Callable<@Nullable Flow> all = () -> {
            Flow flow = Flow.Signal.CONTINUE;
            for (String pad : pads) {
                flow = call.call(pad);
            }
            return flow;
        };
        return Patience.call(all, Patience.LONG);
    }

    /// Stops the element, if it is started, and looks whether every slot came home.
    @Override
    public void close() {
        harness.close();
    }
}
