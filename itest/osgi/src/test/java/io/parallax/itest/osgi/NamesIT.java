package io.parallax.itest.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict.Status;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/// Several bundles provide an element of one name.
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class NamesIT {
    @Inject
    private BundleContext context;

    @Inject
    private PipelineEngine engine;

    @Inject
    private Deployment deployment;

    @Configuration
    public Option[] configuration() throws IOException {
        Path folder = Distribution.workFolder(NamesIT.class);
        Option distribution = Distribution.in(folder);
        new Plugin("acme.blur", "1.2.0").element("blur", "acme").build(folder.resolve("acme.jar"));
        new Plugin("other.fx", "7.0.0").element("blur", "other").build(folder.resolve("other.jar"));
        new Plugin("acme.core", "99.0.0").element("passthrough", "not core").build(folder.resolve("core.jar"));
        return options(distribution);
    }

    @After
    public void emptyTheFolder() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        for (String file :
                deployment.verdicts().stream().map(verdict -> verdict.file()).toList()) {
            folder.delete(file);
            folder.awaitGone(file);
        }
    }

    @Test
    public void theOrderOfArrivalMakesNoDifference() throws Exception {
        for (List<String> order : List.of(List.of("acme", "other"), List.of("other", "acme"))) {
            DeployFolder folder = new DeployFolder(deployment);
            for (String file : order) {
                folder.put(jar(file), file + ".jar");
                folder.await(file + ".jar", Status.ACTIVE);
            }

            assertEquals(List.of("greeting {text=acme}"), greeting("blur"));
            assertEquals(List.of("greeting {text=other}"), greeting("other.fx/blur"));
            assertEquals(List.of("greeting {text=acme}"), greeting("blur@1.2.0"));
            assertEquals(
                    List.of(new ElementProviderInfo("other.fx", "7.0.0")),
                    engine.elements().find("blur").orElseThrow().shadowed());
            assertEquals(
                    List.of("blur"),
                    engine.elements().shadowed().stream()
                            .map(ElementSummary::name)
                            .toList());
            emptyTheFolder();
        }
    }

    @Test
    public void aNameOfOursStaysOurs() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        folder.put(jar("core"), "core.jar");
        folder.await("core.jar", Status.ACTIVE);

        assertEquals(List.of(), greeting("passthrough"));
        assertEquals(List.of("greeting {text=not core}"), greeting("acme.core/passthrough"));
    }

    @Test
    public void printingKeepsThePin() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        folder.put(jar("other"), "other.jar");
        folder.await("other.jar", Status.ACTIVE);
        String text = "fakesrc num-buffers=3 ! other.fx/blur ! fakesink";

        try (Pipeline pipeline = engine.parse(text)) {
            assertEquals(text, pipeline.toText());
            assertTrue(pipeline.graph().toDot(), pipeline.graph().toDot().contains("other.fx/blur"));
        }
    }

    private List<String> greeting(String element) throws Exception {
        return Pipelines.run(engine, "fakesrc num-buffers=3 ! " + element + " ! fakesink");
    }

    private Path jar(String name) {
        return Path.of(context.getProperty("parallax.base")).resolve(name + ".jar");
    }
}
