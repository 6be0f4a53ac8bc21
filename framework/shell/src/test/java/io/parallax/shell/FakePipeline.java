package io.parallax.shell;

import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Bus;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.PipelineStats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
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
    volatile @Nullable PipelineFailedException failsToStart;
    private final String name;
    private final String text;

    FakePipeline(String name, String text) {
        this.name = name;
        this.text = text;
    }

    static PipelineFailedException failure(String element, String reason) {
        return new PipelineFailedException(new Message.Failed("p", element, reason, "", -1));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PipelineState state() {
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
                Map.of());
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
    public Object get(String element, String property) {
        throw new IllegalArgumentException("no properties here");
    }

    @Override
    public void close() {
        end.complete(null);
        closed.countDown();
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
