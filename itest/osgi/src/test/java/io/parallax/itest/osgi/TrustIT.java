package io.parallax.itest.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict.Status;
import io.parallax.api.pipeline.PipelineEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/// A container that takes only what is listed.
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class TrustIT {
    @Inject
    private BundleContext context;

    @Inject
    private PipelineEngine engine;

    @Inject
    private Deployment deployment;

    @Configuration
    public Option[] configuration() throws IOException, NoSuchAlgorithmException {
        Path folder = Distribution.workFolder(TrustIT.class);
        Option distribution = Distribution.in(folder);
        Path good = new Plugin("acme.good", "1.0.0").element("good", "hello").build(folder.resolve("good.jar"));
        new Plugin("acme.bad", "1.0.0").element("bad", "hello").build(folder.resolve("bad.jar"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(good));
        Files.writeString(folder.resolve("list"), HexFormat.of().formatHex(digest) + "  good.jar\n");
        return options(
                distribution,
                frameworkProperty("parallax.trust").value("listed"),
                frameworkProperty("parallax.trust.list").value("list"));
    }

    @Test
    public void whatIsNotListedIsNotEvenInstalled() throws Exception {
        Path base = Path.of(context.getProperty("parallax.base"));
        DeployFolder folder = new DeployFolder(deployment);
        folder.put(base.resolve("good.jar"), "good.jar");
        folder.put(base.resolve("bad.jar"), "bad.jar");

        folder.await("good.jar", Status.ACTIVE);
        folder.await("bad.jar", Status.REFUSED, "parallax.trust=listed", "SHA-256");
        assertEquals(
                List.of("greeting {text=hello}"), Pipelines.run(engine, "fakesrc num-buffers=1 ! good ! fakesink"));
        assertTrue(engine.elements().find("bad").isEmpty());
        assertTrue(
                Arrays.stream(context.getBundles()).noneMatch(bundle -> "acme.bad".equals(bundle.getSymbolicName())));
    }
}
