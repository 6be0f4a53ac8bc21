package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Transform;
import io.parallax.api.event.Event;
import io.parallax.engine.registry.ElementOptions.OnError;
import io.parallax.engine.resolve.GraphNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A stateless transform that several threads work for. The thread of the queue before it deals the buffers out and, in
/// the order in which they came, pushes on what the element made of them; so for everybody downstream there is one
/// thread, as ever. Whatever else happens to the element happens while its workers are idle.
final class ParallelNode extends PassingNode {
    private Transform transform;
    private final PadOutput out;
    private final Jobs jobs;
    private final Crew crew;
    private final Deque<Failure> failures = new ArrayDeque<>();
    private volatile boolean closed;
    private boolean discards;
    private boolean gap;

    /// What is to be told when the workers are idle.
    /// @param buffer the buffer at which the element failed, null if it went on
    /// @param cause what the element threw
    private record Failure(@Nullable Buffer buffer, Throwable cause) {}

    ParallelNode(
            GraphNode graph,
            RunControl run,
            Transform transform,
            String threadName,
            Function<ElementNode, PadOutput> output) {
        super(graph, run);
        this.transform = transform;
        this.out = output.apply(this);
        this.jobs = new Jobs(graph.options().parallel().window(), out.memory());
        this.crew = new Crew(this, threadName, graph.options().parallel());
    }

    @Override
    void exchanged() {
        transform = (Transform) element();
    }

    @Override
    Flow finishWork() {
        return finishAll();
    }

    @Override
    List<PadOutput> outputs() {
        return List.of(out);
    }

    @Override
    List<Holder> helpers() {
        return List.of(crew);
    }

    /// @param wake makes the thread that pushes to this node call [#pushFinished()] soon
    void dealerIsBy(Runnable wake) {
        jobs.dealerIsBy(wake);
    }

    /// {@return what the thread does that works on the buffer which all others wait for; empty if none}
    StackTraceElement[] stackOfOldest() {
        Job oldest = jobs.oldest();
        Thread worker = oldest == null ? null : oldest.worker();
        return worker == null ? new StackTraceElement[0] : worker.getStackTrace();
    }

    @Override
    void closeLinks() {
        closed = true;
        crew.disband();
    }

    @Override
    void clearLinks() {
        jobs.clear();
        failures.forEach(ParallelNode::forget);
        failures.clear();
    }

    private boolean isClosed() {
        return closed || run.isStopping();
    }

    @Override
    public Flow accept(Buffer buffer) {
        if (isEnded()) {
            return refuse(buffer);
        }
        Flow flow = changes.isWaiting() ? changed() : Flow.Signal.CONTINUE;
        if (flow == Flow.Signal.CONTINUE && jobs.isFull()) {
            flow = finishOldest();
        }
        if (flow == Flow.Signal.END_OF_STREAM || isClosed()) {
            buffer.close();
            return over(isClosed() ? Flow.Signal.FLUSHING : flow);
        }
        crew.give(jobs.deal(buffer));
        return pushFinished();
    }

    /// The properties change while nobody is in the element.
    private Flow changed() {
        Flow flow = finishAll();
        changes.apply();
        return flow;
    }

    /// The gap was marked when it came about, in what the element made of the buffer after it.
    @Override
    boolean gapFollows() {
        return true;
    }

    @Override
    public Flow accept(Event event) {
        if (event instanceof Event.FlushStart) {
            discardAll();
            jobs.answer(Flow.Signal.CONTINUE);
        } else if (finishAll() == Flow.Signal.END_OF_STREAM) {
            return Flow.Signal.END_OF_STREAM;
        }
        return isClosed() ? Flow.Signal.FLUSHING : super.accept(event);
    }

    /// Pushes what is next in turn, as far as it is there.
    Flow pushFinished() {
        Flow flow = Flow.Signal.CONTINUE;
        Job oldest = jobs.oldest();
        while (oldest != null && flow != Flow.Signal.END_OF_STREAM && oldest.hasNews()) {
            flow = pushResults(oldest) ? finished(oldest) : jobs.answer();
            oldest = jobs.oldest();
        }
        return failures.isEmpty() ? over(flow) : finishAll();
    }

    /// Waits for everything that is under way, and pushes it.
    private Flow finishAll() {
        Flow flow = Flow.Signal.CONTINUE;
        while (flow != Flow.Signal.END_OF_STREAM && jobs.oldest() != null && !isClosed()) {
            flow = finishOldest();
        }
        while (flow != Flow.Signal.END_OF_STREAM && !failures.isEmpty() && !isClosed()) {
            flow = report(failures.removeFirst());
        }
        return over(flow);
    }

    /// Waits for the oldest job, pushing what comes of it.
    private Flow finishOldest() {
        Job job = jobs.oldest();
        while (job != null && !pushResults(job)) {
            Job awaited = job;
            jobs.await(() -> awaited.hasNews() || isClosed());
            if (isClosed() && !job.isDone()) {
                return Flow.Signal.FLUSHING;
            }
        }
        return job == null ? Flow.Signal.CONTINUE : finished(job);
    }

    private Flow over(Flow flow) {
        if (flow != Flow.Signal.END_OF_STREAM || isEnded() || discards) {
            return flow;
        }
        discardAll();
        return end();
    }

    private void discardAll() {
        discards = true;
        while (jobs.oldest() != null && !isClosed()) {
            finishOldest();
        }
        failures.forEach(ParallelNode::forget);
        failures.clear();
        discards = false;
    }

    /// @return whether that was all of the job
    private boolean pushResults(Job job) {
        boolean done = job.isDone(); // before looking for results
        for (Object result = job.poll(); result != null; result = job.poll()) {
            if (discards || jobs.answer() == Flow.Signal.END_OF_STREAM) {
                Jobs.close(result);
            } else {
                Flow flow = result instanceof Buffer buffer ? out.push(marked(buffer)) : out.push((Event) result);
                jobs.answer(flow instanceof Flow.Signal signal ? signal : Flow.Signal.FLUSHING);
            }
        }
        return done;
    }

    private Buffer marked(Buffer buffer) {
        if (gap) {
            gap = false;
            buffer.metadata().flags(buffer.metadata().flags() | BufferFlags.DISCONT);
        }
        return buffer;
    }

    private Flow finished(Job job) {
        Flow flow = settle(job);
        jobs.take();
        return discards || flow != Flow.Signal.CONTINUE ? flow : jobs.answer();
    }

    private Flow settle(Job job) {
        Throwable cause = job.failure();
        if (cause == null || discards) {
            job.settle();
            return job.answer() instanceof Flow.Signal signal ? signal : Flow.Signal.CONTINUE;
        }
        Failure failure = new Failure(job.giveBack(), cause);
        if (graph.options().element().onError() == OnError.RESTART) {
            failures.add(failure);
            return Flow.Signal.CONTINUE;
        }
        return report(failure);
    }

    private Flow report(Failure failure) {
        if (failure.buffer() != null) {
            borrow(failure.buffer());
        }
        try {
            return failed(failure.cause());
        } finally {
            gap = true;
            settle();
        }
    }

    private static void forget(Failure failure) {
        if (failure.buffer() != null) {
            failure.buffer().close();
        }
    }

    @Override
    Flow drain() throws Exception {
        return transform.drain(out);
    }

    @Override
    Flow handle(Event event) throws Exception {
        return transform.event(event, out);
    }

    @Override
    boolean isDownstreamEnded() {
        return out.isEnded();
    }

    @Override
    Flow forward(Event event) {
        return out.push(event);
    }
}
