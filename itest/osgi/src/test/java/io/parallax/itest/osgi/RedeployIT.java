package io.parallax.itest.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict;
import io.parallax.api.deploy.Verdict.Status;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.ProbeHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/// A plugin is replaced while pipelines that use it run at full speed. Each of its elements hands on the number of
/// buffers that it has seen and checks the numbers of the buffers against it.
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class RedeployIT {
    private static final int TIMES = Boolean.getBoolean("parallax.long") ? 1_000 : 20;

    private static final String STAMP = """
        package acme.stamp;

        import io.parallax.api.buffer.Buffer;
        import io.parallax.api.element.*;
        import java.nio.ByteBuffer;
        import org.osgi.service.component.annotations.*;

        @Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
        @ElementType(name = "stamp", category = "Filter/Test", summary = "checks numbers, version ${version}")
        public final class Stamp implements Transform, Stateful {
            @Property(summary = "the first number")
            private long first = 0;

            private long seen;

            @Override
            public void start(ElementContext context) throws Exception {
                ${atStart}
            }

            @Override
            public Flow process(Buffer in, Output out) throws Exception {
                if (in.metadata().sequence() != first + seen) {
                    throw new IllegalStateException(in.metadata().sequence() + " came instead of " + (first + seen));
                }
                seen++;
                return out.push(in);
            }

            @Override
            public int stateVersion() {
                return 1;
            }

            @Override
            public byte[] saveState() {
                return ByteBuffer.allocate(8).putLong(seen).array();
            }

            @Override
            public void restoreState(int version, byte[] state) {
                seen = ByteBuffer.wrap(state).getLong();
            }
        }
        """;

    @Inject
    private BundleContext context;

    @Inject
    private PipelineEngine engine;

    @Inject
    private Deployment deployment;

    @Configuration
    public Option[] configuration() throws IOException {
        Path folder = Distribution.workFolder(RedeployIT.class);
        Option distribution = Distribution.in(folder);
        stamp("1.0.0", "").build(folder.resolve("stamp-0.jar"));
        stamp("1.0.1", "").build(folder.resolve("stamp-1.jar"));
        stamp("1.0.2", "throw new IllegalStateException(\"no licence\");").build(folder.resolve("stamp-bad.jar"));
        return options(distribution);
    }

    /// A plugin with an element that numbers are checked in.
    /// @param atStart what it does when it starts
    private static Plugin stamp(String version, String atStart) {
        return new Plugin("acme.stamp", version)
                .source(STAMP.replace("${version}", version).replace("${atStart}", atStart));
    }

    @Test
    public void pipelinesGoOnWhileTheirPluginIsReplaced() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        folder.put(jar("stamp-0.jar"), "stamp.jar");
        var _ = folder.await("stamp.jar", Status.ACTIVE);
        List<Watched> watched = new ArrayList<>();
        watched.add(new Watched("fakesrc name=s ! stamp first=0 ! fakesink"));
        watched.add(new Watched("fakesrc name=s ! queue ! stamp ! queue ! stamp ! fakesink"));
        watched.add(new Watched("fakesrc name=s ! tee name=t  t. ! queue ! stamp ! fakesink  t. ! queue ! fakesink"));
        Watched unrelated = new Watched("fakesrc name=s ! queue ! fakesink");

        for (int i = 1; i <= TIMES; i++) {
            replace(folder, i % 2, watched);
        }
        Verdict last = folder.verdict("stamp.jar").orElseThrow();
        assertTrue(last.toString(), last.reason().contains("while 3 pipelines went on, gap "));
        Waiting.until(
                "the old code leaves memory",
                () -> folder.verdict("stamp.jar")
                        .filter(each -> each.reason().contains("the old code has left memory"))
                        .isPresent(),
                deployment::verdicts);

        folder.copyOver(jar("stamp-bad.jar"), "stamp.jar");
        Verdict refused = folder.await("stamp.jar", Status.FAILED, "no licence", "stays in use");
        assertTrue(refused.toString(), refused.elements().contains("stamp"));
        for (Watched each : watched) {
            each.awaitMore();
        }

        unrelated.awaitMore();
        watched.add(unrelated);
        for (Watched each : watched) {
            each.close();
        }
        folder.delete("stamp.jar");
        folder.awaitGone("stamp.jar");
    }

    private void replace(DeployFolder folder, int revision, List<Watched> watched) throws Exception {
        folder.copyOver(jar("stamp-" + revision + ".jar"), "stamp.jar");
        String version = "1.0." + revision;
        Waiting.until(
                "version " + version + " took over",
                () -> folder.verdict("stamp.jar")
                        .filter(each -> isTaken(each, version))
                        .isPresent(),
                deployment::verdicts);
        for (Watched each : watched) {
            each.awaitMore();
        }
    }

    private static boolean isTaken(Verdict verdict, String version) {
        return verdict.status() == Status.ACTIVE
                && verdict.bundle().endsWith(version)
                && verdict.reason().contains("went on");
    }

    private Path jar(String name) {
        return Path.of(context.getProperty("parallax.base")).resolve(name);
    }

    /// A pipeline that runs, and whose source is looked at.
    private final class Watched implements ProbeHandler {
        private final Pipeline pipeline;
        private final AtomicLong passed = new AtomicLong();
        private final List<String> gaps = new CopyOnWriteArrayList<>();
        private long next;

        Watched(String text) throws Exception {
            pipeline = engine.parse(text);
            pipeline.prepare().toCompletableFuture().get();
            var _ = pipeline.probe("s", "src", this);
            pipeline.run().toCompletableFuture().get();
        }

        @Override
        public Answer buffer(Buffer buffer) {
            if (buffer.metadata().sequence() != next) {
                gaps.add(next + " -> " + buffer.metadata().sequence());
            }
            next = buffer.metadata().sequence() + 1;
            passed.incrementAndGet();
            return Answer.PASS;
        }

        void awaitMore() throws InterruptedException {
            long now = passed.get();
            Waiting.until(
                    "more buffers in " + pipeline.name(),
                    () -> passed.get() > now + 1_000,
                    () -> pipeline.state() + " " + pipeline.stats() + " " + pipeline.explain());
        }

        void close() throws Exception {
            assertEquals(PipelineState.RUNNING, pipeline.state());
            assertEquals(List.of(), gaps);
            pipeline.stop().toCompletableFuture().get();
            assertEquals(PipelineState.SUSPENDED, pipeline.state());
            pipeline.close();
        }
    }
}
