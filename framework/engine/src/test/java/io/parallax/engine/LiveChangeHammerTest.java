package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEdit;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.engine.TestElements.Collect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random changes by several threads while data flows.
@Timeout(180)
class LiveChangeHammerTest {
    private static final String TEXT =
            "numbers rest=5us name=n ! tee name=t ! queue name=q ! collect name=c  t. ! pass ! collect name=d";
    private static final int EDITS = 120;

    private final TestCatalog elements = new TestCatalog();
    private int names;

    private static boolean isMade(CompletionStage<PipelineState> stage) throws Exception {
        try {
            stage.toCompletableFuture().get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOfAny(
                            MalformedPipelineException.class,
                            PipelineFailedException.class,
                            CancellationException.class);
            return false;
        }
    }

    private synchronized String name() {
        return "x" + names++;
    }

    /// Edits are made upon a picture that another thread may have changed, so some are refused.
    private CompletionStage<PipelineState> change(Pipeline pipeline, Random random) {
        Graph graph = pipeline.graph();
        PipelineEdit edit = pipeline.edit();
        List<Graph.Link> links = graph.links();
        Graph.Link link = links.get(random.nextInt(links.size()));
        List<String> added = graph.elements().stream()
                .map(Graph.Node::name)
                .filter(name -> name.startsWith("x"))
                .toList();
        switch (random.nextInt(added.isEmpty() ? 3 : 5)) {
            case 0 -> edit.insert("pass", name(), link.from() + "." + link.fromPad(), link.to());
            case 1 -> edit.insert("queue", name(), link.from() + "." + link.fromPad(), link.to());
            case 2 -> {
                String queue = name();
                String sink = name();
                edit.add("queue", queue).add("collect", sink).link("t", queue).link(queue, sink);
            }
            case 3 -> edit.remove(added.get(random.nextInt(added.size())));
            default ->
                edit.replace(
                        added.getFirst(),
                        graph.elements().stream()
                                .filter(node -> node.name().equals(added.getFirst()))
                                .findFirst()
                                .orElseThrow()
                                .type());
        }
        return edit.apply();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void keepsEveryStreamWhole(long seed) throws Exception {
        Pipeline pipeline = elements.engine.parse(TEXT);
        pipeline.run().toCompletableFuture().get();
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        int[] made = new int[2];
        for (int i = 0; i < 2; i++) {
            int index = i;
            threads.add(Thread.ofPlatform().start(() -> {
                Random random = new Random(seed * 2 + index);
                try {
                    for (int edit = 0; edit < EDITS; edit++) {
                        made[index] += isMade(change(pipeline, random)) ? 1 : 0;
                    }
                } catch (Throwable e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(pipeline.state()).isEqualTo(PipelineState.RUNNING);
        assertThat(made[0] + made[1]).isGreaterThan(EDITS / 2);
        pipeline.end();
        pipeline.awaitEnd();
        assertWhole(pipeline);
    }

    private void assertWhole(Pipeline pipeline) {
        List<Collect> sinks = elements.instances(Collect.class).stream()
                .filter(sink -> sink.starts.get() > 0)
                .toList();
        assertThat(sinks).allSatisfy(sink -> {
            long first = sink.numbers.isEmpty() ? 0 : sink.numbers.getFirst();
            assertThat(sink.numbers)
                    .isEqualTo(LongStream.range(first, first + sink.numbers.size())
                            .boxed()
                            .toList());
        });
        assertThat(sinks.getFirst().numbers.getFirst()).isZero();
        assertThat(pipeline.stats().pools())
                .allSatisfy((_, pool) -> assertThat(pool.free()).isEqualTo(pool.slots()));
        elements.closeAndCheck();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void survivesAStopInTheMiddle(int seed) throws Exception {
        Pipeline pipeline = elements.engine.parse(TEXT);
        pipeline.run().toCompletableFuture().get();
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            isMade(change(pipeline, random));
        }
        CompletionStage<PipelineState> last = change(pipeline, random);
        pipeline.stop().toCompletableFuture().get();
        isMade(last);
        isMade(change(pipeline, random));

        assertThat(pipeline.state()).isEqualTo(PipelineState.SUSPENDED);
        assertThat(pipeline.bus().poll()).isInstanceOf(Message.StateChanged.class);
        pipeline.run().toCompletableFuture().get();
        pipeline.end();
        pipeline.awaitEnd();
        elements.engine.close();
        assertThat(elements.released).containsExactlyInAnyOrderElementsOf(elements.made);
    }
}
