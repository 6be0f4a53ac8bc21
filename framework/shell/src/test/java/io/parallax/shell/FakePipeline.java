package io.parallax.shell;

import io.parallax.api.app.AppSink;
import io.parallax.api.app.AppSource;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Bus;
import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.Explanation;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEdit;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.PipelineStats;
import io.parallax.api.pipeline.Plan;
import io.parallax.api.pipeline.Probe;
import io.parallax.api.pipeline.ProbeHandler;
import io.parallax.api.time.ClockTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A pipeline that ends when a test says so.
final class FakePipeline implements Pipeline, Bus {
    final CompletableFuture<Void> end = new CompletableFuture<>();
    final CompletableFuture<PipelineState> started = CompletableFuture.completedFuture(PipelineState.RUNNING);
    final CountDownLatch waitedFor = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<Event> sent = new LinkedBlockingQueue<>();
    volatile boolean takesEvents = true;
    volatile boolean endsWhenAsked = true;
    volatile boolean askedToEnd;
    volatile boolean stopped;
    volatile @Nullable ConverterPolicy converters;
    volatile @Nullable Negotiation negotiation;
    volatile boolean abandoned;
    volatile List<String> missing = List.of();
    volatile @Nullable PipelineFailedException failsToStart;
    private final String name;
    private volatile String text;

    FakePipeline(String name, String text) {
        this.name = name;
        this.text = text;
    }

    static PipelineFailedException failure(String element, String reason) {
        return new PipelineFailedException(new Message.Failed("p", element, reason, "", -1, ClockTime.NONE));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PipelineState state() {
        if (!missing.isEmpty()) {
            return PipelineState.GHOST;
        }
        return end.isDone() ? PipelineState.SUSPENDED : PipelineState.RUNNING;
    }

    @Override
    public Bus bus() {
        return this;
    }

    @Override
    public boolean send(Event event) {
        sent.add(event);
        return takesEvents;
    }

    @Override
    public long latencyNs() {
        return 0;
    }

    @Override
    public Graph graph() {
        return new Graph(
                name,
                List.of(
                        new Graph.Node("src", "fakesrc", Map.of("num-buffers", "1")),
                        new Graph.Node("sink", "fakesink", Map.of())),
                List.of(new Graph.Link("src", "src", "sink", "sink")));
    }

    @Override
    public Explanation explain() {
        return new Explanation(
                name,
                state(),
                List.of(new Explanation.Finding(
                        "src",
                        "parallax/" + name + "/src",
                        Explanation.Reason.NO_ROOM,
                        "queue0",
                        Duration.ofSeconds(3),
                        "src: its thread has waited for room in queue0 (200 of 200 buffers) for 3.0 s")));
    }

    @Override
    public Plan plan() {
        QueueLimits limits = new QueueLimits(200, 0, 1_000_000_000L, QueueLimits.Leak.UPSTREAM, false);
        return new Plan(
                name,
                List.of(
                        new Plan.Task("parallax/p/src", Plan.ThreadKind.PLATFORM, 1, List.of("src", "a"), List.of()),
                        new Plan.Task(
                                "parallax/p/q",
                                Plan.ThreadKind.VIRTUAL,
                                4,
                                List.of("q", "sink"),
                                List.of(new Plan.Input("q", List.of("a"), limits)))));
    }

    @Override
    public Negotiation negotiation() {
        return negotiation == null
                ? new Negotiation(
                        graph(),
                        List.of(new Negotiation.LinkCaps(graph().links().getFirst(), Caps.ANY, Caps.ANY, Caps.ANY)),
                        List.of(),
                        0,
                        null)
                : negotiation;
    }

    @Override
    public void converters(ConverterPolicy policy) {
        converters = policy;
    }

    @Override
    public PipelineStats stats() {
        var none = new PipelineStats.Count(0, 0);
        var some = new PipelineStats.Count(3, 3000);
        return new PipelineStats(
                name,
                state(),
                1_000_000_000L,
                -1,
                List.of(
                        new PipelineStats.ElementStats("src", "fakesrc", none, some, 0),
                        new PipelineStats.ElementStats("sink", "fakesink", some, none, 1)),
                Map.of("queue0", new PipelineStats.QueueLevel(2, 2048, 40_000_000)),
                Map.of(),
                0);
    }

    @Override
    public String toText() {
        return text;
    }

    @Override
    public CompletionStage<PipelineState> prepare() {
        return CompletableFuture.completedFuture(PipelineState.IDLE);
    }

    @Override
    public CompletionStage<PipelineState> run() {
        PipelineFailedException failure = failsToStart;
        return failure == null ? started : CompletableFuture.failedFuture(failure);
    }

    @Override
    public CompletionStage<PipelineState> pause() {
        return CompletableFuture.completedFuture(PipelineState.IDLE);
    }

    @Override
    public CompletionStage<PipelineState> stop() {
        stopped = true;
        end.complete(null);
        return CompletableFuture.completedFuture(PipelineState.SUSPENDED);
    }

    @Override
    public CompletionStage<PipelineState> stop(Duration limit) {
        return stop();
    }

    @Override
    public CompletionStage<PipelineState> abandon() {
        abandoned = true;
        return stop();
    }

    @Override
    public List<String> missing() {
        return missing;
    }

    @Override
    public void end() {
        askedToEnd = true;
        if (endsWhenAsked) {
            end.complete(null);
        }
    }

    @Override
    public void awaitEnd() throws InterruptedException, PipelineFailedException {
        waitedFor.countDown();
        try {
            end.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PipelineFailedException failed) {
                throw failed;
            }
            throw new CompletionException(e);
        }
    }

    @Override
    public void set(String element, String property, Object value) {
        throw new IllegalArgumentException("no properties here");
    }

    @Override
    public AppSource appSource(String element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AppSink appSink(String element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PipelineEdit edit() {
        return new FakeEdit(this);
    }

    @Override
    public CompletionStage<PipelineState> become(String now) {
        text = now;
        return CompletableFuture.completedFuture(state());
    }

    @Override
    public Probe probe(String element, String pad, ProbeHandler handler) {
        throw new IllegalStateException("no probes here");
    }

    @Override
    public Object get(String element, String property) {
        throw new IllegalArgumentException("no properties here");
    }

    @Override
    public void close() {
        end.complete(null);
        closed.countDown();
    }

    @Override
    public Flow.Publisher<Message> publisher() {
        throw new UnsupportedOperationException("nobody subscribes here");
    }

    @Override
    public @Nullable Message poll() {
        return messages.poll();
    }

    @Override
    public @Nullable Message poll(Duration limit) throws InterruptedException {
        return messages.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Message take() throws InterruptedException {
        return messages.take();
    }
}
