package io.parallax.engine.run;

import io.parallax.api.element.Flow;
import io.parallax.api.element.Input;
import io.parallax.api.element.Inputs;
import io.parallax.api.element.Muxer;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.event.Event;
import io.parallax.engine.link.Junction;
import io.parallax.engine.resolve.GraphNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An element with several inputs, each with a queue, and the loop of its thread.
final class MuxNode extends HeadNode implements Inputs {
    private Muxer muxer;
    private final QueueLimits limits;
    private final String streamId;
    private final PadOutput out;
    private final Taken taken = lendSeveral();
    private final Junction junction = new Junction();
    private final BooleanSupplier somethingNew = this::isSomethingNew;
    private volatile MuxInput[] inputs = {};
    private final MuxFlush merge;
    private boolean hasMore;
    private boolean hasEnded;
    private boolean ended;

    /// @param streamId names the stream that comes out
    MuxNode(GraphNode graph, RunControl run, Muxer muxer, String streamId, Function<ElementNode, PadOutput> output) {
        super(graph, run);
        this.muxer = muxer;
        this.limits = muxer.inputLimits();
        this.streamId = streamId;
        this.out = output.apply(this);
        this.merge = new MuxFlush(this, out);
    }

    @Override
    List<QueueView> queues() {
        return inputs().stream()
                .map(input -> QueueView.of(name() + "." + input.pad(), input.link(), limits))
                .toList();
    }

    @Override
    List<String> emptyInputs() {
        return inputs().stream().filter(MuxInput::isAwaited).map(MuxInput::pad).toList();
    }

    @Override
    boolean isNode(String type) {
        return type.equals(MuxInput.class.getName());
    }

    @Override
    void exchanged() {
        muxer = (Muxer) element();
    }

    @Override
    void drainRest() throws Exception {
        muxer.drain(out);
    }

    @Override
    List<PadOutput> outputs() {
        return List.of(out);
    }

    List<MuxInput> inputs() {
        return List.of(inputs);
    }

    /// {@return the input of a pad, which is made if it is not there}
    synchronized MuxInput input(String pad) {
        for (MuxInput input : inputs) {
            if (input.pad().equals(pad) && !input.isUnlinked()) {
                return input;
            }
        }
        MuxInput input = new MuxInput(pad, junction.add(limits), taken);
        List<MuxInput> all = new ArrayList<>(inputs());
        all.add(input);
        inputs = all.toArray(MuxInput[]::new);
        return input;
    }

    /// Tells that nothing feeds a pad any more. What is queued there is still handled.
    void unlink(String pad) {
        for (MuxInput input : inputs) {
            if (input.pad().equals(pad)) {
                input.unlink();
            }
        }
        junction.wake();
    }

    @Override
    public int size() {
        return inputs.length;
    }

    @Override
    public Input get(int index) {
        return inputs[index];
    }

    @Override
    public @Nullable Input named(String pad) {
        for (MuxInput input : inputs) {
            if (input.pad().equals(pad) && !input.isUnlinked()) {
                return input;
            }
        }
        return null;
    }

    @Override
    void closeLinks() {
        junction.close();
    }

    @Override
    void clearLinks() {
        inputs().forEach(MuxInput::clear);
        junction.clear();
    }

    @Override
    void wake() {
        junction.wake();
    }

    /// A flush is to come in at some inputs. Asked before [#askFlush(long)].
    synchronized void expectFlush(long id, Set<String> pads) {
        for (MuxInput input : inputs) {
            if (pads.contains(input.pad())) {
                input.askFlush(id);
            }
        }
    }

    @Override
    void askFlush(long id) {
        super.askFlush(id);
        junction.wake();
    }

    @Override
    void arrived(Sending sending, Event.@Nullable Upstream event) {
        merge.expect(sending, event);
        run.postman().forward(this, sending, event);
    }

    /// After the end of the stream the thread stays, for a flush may begin it anew.
    @Override
    public void run() {
        try {
            boolean goesOn = begin();
            while (goesOn && !junction.isClosed() && !(ended && leaving)) {
                if (!hasMore) {
                    junction.await(somethingNew);
                }
                if (keeps() || mail.isWaiting()) {
                    attend();
                } else {
                    goesOn = goesOn(step());
                }
            }
        } catch (Throwable e) {
            failed(e);
        }
        inputs().forEach(input -> input.link().refuse());
    }

    private boolean begin() {
        guard.enter();
        try {
            out.push(new Event.StreamStart(streamId));
            return goesOn(out.push(merge.segment()));
        } finally {
            leaveChain();
        }
    }

    private boolean goesOn(Flow flow) {
        if (flow == Flow.Signal.END_OF_STREAM && !ended) {
            ended = true;
            hasMore = false;
            inputs().forEach(input -> input.link().refuseUntilFlush());
        }
        return flow != Flow.Signal.FLUSHING || !run.isStopping();
    }

    private Flow step() {
        guard.enter();
        try {
            changes.apply();
            if (junction.isClosed()) {
                return Flow.Signal.FLUSHING;
            }
            if (flush.isPending()) {
                return flushOn();
            }
            return ended ? Flow.Signal.END_OF_STREAM : advanceAndProcess();
        } catch (Throwable e) {
            return failed(e);
        } finally {
            taken.settle();
            leaveChain();
        }
    }

    private Flow flushOn() throws Exception {
        hasMore = false;
        if (!merge.goOn(inputs())) {
            return Flow.Signal.CONTINUE;
        }
        ended = false;
        return merge.pass(inputs());
    }

    private boolean isSomethingNew() {
        if (junction.isClosed() || mail.isWaiting() || keeps() || (ended && leaving)) {
            return true;
        }
        if (flush.isPending()) {
            return merge.canGoOn(inputs);
        }
        if (ended) {
            return false;
        }
        for (MuxInput input : inputs) {
            if (input.canAdvance()) {
                return true;
            }
        }
        return inputs.length > 0 && isEnded();
    }

    private boolean isEnded() {
        for (MuxInput input : inputs) {
            if (!input.isEnded()) {
                return false;
            }
        }
        return true;
    }

    /// Brings what is new to the heads of the inputs and lets the element take from there.
    private Flow advanceAndProcess() throws Exception {
        hasEnded = false;
        Flow flow = advance();
        hasMore = false;
        if (flow == Flow.Signal.CONTINUE && (hasEnded || hasBuffer())) {
            int before = takes();
            flow = checked(muxer.process(this, out));
            boolean took = takes() != before;
            hasMore = took && hasBuffer();
            if (!took && flow == Flow.Signal.CONTINUE) {
                checkPatience();
            }
        }
        if (flow == Flow.Signal.CONTINUE && isEnded()) {
            return drainAndEnd();
        }
        if (flow == Flow.Signal.END_OF_STREAM) {
            out.push(new Event.EndOfStream());
        }
        return flow;
    }

    private Flow drainAndEnd() throws Exception {
        Flow flow = checked(muxer.drain(out));
        return flow == Flow.Signal.FLUSHING ? flow : ended(out.push(new Event.EndOfStream()));
    }

    private static Flow ended(Flow flow) {
        return flow == Flow.Signal.CONTINUE ? Flow.Signal.END_OF_STREAM : flow;
    }

    private Flow advance() throws Exception {
        Flow flow = Flow.Signal.CONTINUE;
        for (MuxInput input : inputs) {
            boolean wasEnded = input.isEnded();
            for (Event event = input.advance();
                    event != null && flow == Flow.Signal.CONTINUE;
                    event = input.advance()) {
                boolean isHandled = event instanceof Event.EndOfStream || !learn(event, input.pad());
                flow = isHandled ? flow : checked(muxer.event(event, input, out));
            }
            hasEnded |= input.isEnded() && !wasEnded;
            if (input.isUnlinked() && input.isEnded()) {
                remove(input);
            }
        }
        return flow;
    }

    private synchronized void remove(MuxInput gone) {
        inputs = inputs().stream().filter(input -> !input.equals(gone)).toArray(MuxInput[]::new);
        junction.remove(gone.link());
        gone.link().refuse();
        gone.link().clear();
    }

    private int takes() {
        int sum = 0;
        for (MuxInput input : inputs) {
            sum += input.takes();
        }
        return sum;
    }

    private boolean hasBuffer() {
        for (MuxInput input : inputs) {
            if (input.peek() != null) {
                return true;
            }
        }
        return false;
    }

    /// An element that takes nothing although nothing more can come would wait for ever.
    private void checkPatience() throws ElementFailure {
        boolean isFull = hasBuffer();
        for (MuxInput input : inputs) {
            isFull &= input.isEnded() || input.peek() != null;
        }
        if (isFull) {
            throw new ElementFailure(
                    "took nothing although every input has a buffer or has ended, so it would wait for ever", null);
        }
    }
}
