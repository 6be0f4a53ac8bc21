package io.parallax.itest.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict;
import io.parallax.api.deploy.Verdict.Status;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.pipeline.PipelineState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.junit.Assert;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/// A plugin comes, changes and goes while the container runs.
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotDeployIT {
    private static final String TEXT = "fakesrc num-buffers=3 ! blur ! fakesink";

    @Inject
    private BundleContext context;

    @Inject
    private PipelineEngine engine;

    @Inject
    private Deployment deployment;

    @Configuration
    public Option[] configuration() throws IOException {
        Path folder = Distribution.workFolder(HotDeployIT.class);
        Option distribution = Distribution.in(folder);
        new Plugin("acme.blur", "1.0.0").element("blur", "first").build(folder.resolve("blur-1.jar"));
        new Plugin("acme.blur", "1.0.0").element("blur", "rebuilt").build(folder.resolve("blur-1-rebuilt.jar"));
        new Plugin("acme.blur", "2.0.0").element("blur", "second").build(folder.resolve("blur-2.jar"));
        new Plugin("acme.late", "1.0.0").element("late", "here").build(folder.resolve("late.jar"));
        return options(distribution, frameworkProperty("parallax.example").value(examplePlugin()));
    }

    @Test
    public void aPluginComesChangesAndGoes() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        assertUnknown();

        folder.put(jar("blur-1.jar"), "blur.jar");
        Verdict first = folder.await("blur.jar", Status.ACTIVE);
        assertEquals("acme.blur 1.0.0", first.bundle());
        assertEquals(List.of("blur"), first.elements());
        assertEquals(List.of("greeting {text=first}"), Pipelines.run(engine, TEXT));

        folder.copyOver(jar("blur-1-rebuilt.jar"), "blur.jar");
        awaitGreeting("rebuilt");

        folder.copyOver(jar("blur-2.jar"), "blur.jar");
        awaitGreeting("second");
        assertEquals("acme.blur 2.0.0", folder.await("blur.jar", Status.ACTIVE).bundle());

        folder.delete("blur.jar");
        folder.awaitGone("blur.jar");
        assertUnknown();
    }

    @Test
    public void aPipelineWaitsForAPluginAndIsAGhostWithoutIt() throws Exception {
        String text = "fakesrc num-buffers=3 ! late ! fakesink";
        DeployFolder folder = new DeployFolder(deployment);
        try (Pipeline pipeline = engine.define("waits", text, false)) {
            assertEquals(PipelineState.GHOST, pipeline.state());
            assertEquals(List.of("element late"), pipeline.missing());

            folder.put(jar("late.jar"), "late.jar");
            awaitState(pipeline, PipelineState.SUSPENDED);
            var _ = pipeline.run();
            pipeline.awaitEnd();

            folder.delete("late.jar");
            folder.awaitGone("late.jar");
            awaitState(pipeline, PipelineState.GHOST);
            assertEquals(List.of("element late (was acme.late 1.0.0)"), pipeline.missing());
            assertEquals(text, pipeline.toText());
        }
        assertTrue(engine.pipeline("waits").isEmpty());
    }

    private static void awaitState(Pipeline pipeline, PipelineState state) throws InterruptedException {
        Waiting.until("the pipeline is " + state, () -> pipeline.state() == state, pipeline::state);
    }

    @Test
    public void theExamplePluginRuns() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);

        folder.put(Path.of(context.getProperty("parallax.example")), "example.jar");
        Verdict verdict = folder.await("example.jar", Status.ACTIVE);
        assertTrue(verdict.toString(), !verdict.elements().isEmpty());
        for (String element : verdict.elements()) {
            var _ = engine.elements().find(element).orElseThrow();
            var _ = Pipelines.run(engine, "testsrc num-buffers=10 ! " + element + " ! fakesink");
        }

        folder.delete("example.jar");
        folder.awaitGone("example.jar");
        verdict.elements()
                .forEach(element ->
                        assertTrue(element, engine.elements().find(element).isEmpty()));
    }

    private Path jar(String name) {
        return Path.of(context.getProperty("parallax.base")).resolve(name);
    }

    private void awaitGreeting(String text) throws InterruptedException {
        List<String> expected = List.of("greeting {text=" + text + "}");
        Waiting.until(
                "the next pipeline uses " + text,
                () -> expected.equals(greeting()),
                () -> deployment.verdicts() + " " + greeting());
    }

    /// What a pipeline says that is made now; between two versions there may be no element for a moment.
    private List<String> greeting() {
        try {
            return Pipelines.run(engine, TEXT);
        } catch (MalformedPipelineException e) {
            return List.of("no element");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void assertUnknown() {
        assertTrue(engine.elements().find("blur").isEmpty());
        MalformedPipelineException refused =
                Assert.assertThrows(MalformedPipelineException.class, () -> engine.parse(TEXT));
        assertTrue(refused.toString(), refused.toString().contains("blur"));
    }

    private static String examplePlugin() {
        return Path.of(System.getProperty("parallax.example"))
                .toAbsolutePath()
                .normalize()
                .toString();
    }
}
