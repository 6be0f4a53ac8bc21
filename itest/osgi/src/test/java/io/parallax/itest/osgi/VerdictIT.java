package io.parallax.itest.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict;
import io.parallax.api.deploy.Verdict.Status;
import io.parallax.api.pipeline.PipelineEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Assume;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/// Every file in the deploy folder has one verdict, in plain words.
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class VerdictIT {
    @Inject
    private BundleContext context;

    @Inject
    private PipelineEngine engine;

    @Inject
    private Deployment deployment;

    @Configuration
    public Option[] configuration() throws IOException {
        Path folder = Distribution.workFolder(VerdictIT.class);
        Option distribution = Distribution.in(folder);
        Plugins.build(folder);
        return options(distribution);
    }

    @After
    public void emptyTheFolder() throws IOException, InterruptedException {
        try (Stream<Path> files = Files.walk(deployment.folder())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(deployment.folder())) {
                    Files.delete(file);
                }
            }
        }
        Waiting.until("no verdicts", () -> deployment.verdicts().isEmpty(), deployment::verdicts);
    }

    @Test
    public void whatWaitsForAServiceSaysWhichOne() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);

        folder.put(jar("licensed.jar"), "licensed.jar");

        folder.await("licensed.jar", Status.WAITING, "acme.licensed.Licence", "(edition=pro)");
    }

    @Test
    public void whatIsNoPluginIsToldInPlainWords() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        byte[] good = Files.readAllBytes(jar("good.jar"));
        Files.writeString(folder.path("page.jar"), "<!DOCTYPE html><html><body>404</body></html>");
        Files.createFile(folder.path("empty.jar"));
        Files.writeString(folder.path("notes.txt"), "remember the milk");
        Files.copy(jar("plain.jar"), folder.path("plain.jar"));
        Files.write(folder.path("cut.jar"), Arrays.copyOf(good, good.length * 6 / 10));
        Files.createDirectory(folder.path("dir.jar"));

        folder.await("page.jar", Status.REFUSED, "looks like HTML");
        folder.await("empty.jar", Status.REFUSED, "empty");
        folder.await("notes.txt", Status.IGNORED, "not a JAR: ignored");
        folder.await("plain.jar", Status.REFUSED, "no symbolic name");
        folder.await("cut.jar", Status.REFUSED, "central directory");
        folder.await("dir.jar", Status.REFUSED, "is a directory");
        assertEquals(6, deployment.verdicts().size());
        var _ = Pipelines.run(engine, "fakesrc num-buffers=1 ! fakesink");
    }

    @Test
    public void whatMayNotBeReadSaysWhoMayNot() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        Path secret = Files.copy(jar("good.jar"), folder.path(".secret.part"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        boolean root = Files.isReadable(secret);
        Files.move(secret, folder.path("unreadable.jar"));
        Assume.assumeFalse("this user may read everything", root);

        folder.await("unreadable.jar", Status.REFUSED, "no read right", System.getProperty("user.name"));
    }

    @Test
    public void whatContradictsItselfNamesBothProviders() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        folder.put(jar("geom-1.jar"), "geom-1.jar");
        folder.put(jar("geom-2.jar"), "geom-2.jar");
        folder.put(jar("shape.jar"), "shape.jar");
        folder.await("shape.jar", Status.ACTIVE);

        folder.put(jar("riddle.jar"), "riddle.jar");

        folder.await("riddle.jar", Status.REFUSED, "acme.geom", "acme.geom1", "acme.geom2");
    }

    @Test
    public void whatIsStillBeingCopiedIsNotOpened() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        byte[] good = Files.readAllBytes(jar("good.jar"));
        Path target = folder.path("good.jar");

        Files.write(target, Arrays.copyOf(good, good.length / 2));
        folder.await("good.jar", Status.COPYING);
        Files.write(target, Arrays.copyOfRange(good, good.length / 2, good.length), StandardOpenOption.APPEND);

        Verdict verdict = folder.await("good.jar", Status.ACTIVE);
        assertEquals(List.of("good"), verdict.elements());
    }

    @Test
    public void whatIsRenamedIntoPlaceIsNeverHalf() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);

        folder.put(jar("good.jar"), "good.jar");
        deployment.rescan();

        assertEquals(Optional.of(Status.ACTIVE), folder.verdict("good.jar").map(Verdict::status));
    }

    @Test
    public void badOnesSpoilNothingForTheOthers() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        Files.copy(jar("missing-class.jar"), folder.path("missing-class.jar"));
        Files.copy(jar("overflow.jar"), folder.path("overflow.jar"));
        for (int i = 0; i < Plugins.GOOD_ONES; i++) {
            Files.copy(jar("good-" + i + ".jar"), folder.path("good-" + i + ".jar"));
        }

        for (int i = 0; i < Plugins.GOOD_ONES; i++) {
            folder.await("good-" + i + ".jar", Status.ACTIVE);
            var _ = Pipelines.run(engine, "fakesrc num-buffers=1 ! good" + i + " ! fakesink");
        }
        folder.await("missing-class.jar", Status.FAILED, "Gone");
        folder.await("overflow.jar", Status.FAILED, "StackOverflowError");
        assertEquals(Plugins.GOOD_ONES + 2, deployment.verdicts().size());

        folder.put(jar("good.jar"), "good.jar");
        folder.await("good.jar", Status.ACTIVE);
        assertTrue(engine.elements().find("good").isPresent());
    }

    @Test
    public void theHigherVersionWinsWhateverCameFirst() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        for (List<String> order : List.of(List.of("a", "b"), List.of("b", "a"))) {
            for (String name : order) {
                folder.put(jar("twice-" + name + ".jar"), "twice-" + name + ".jar");
                deployment.rescan();
            }

            folder.await("twice-a.jar", Status.SHADOWED, "twice-b.jar");
            folder.await("twice-b.jar", Status.ACTIVE);
            emptyTheFolder();
        }
    }

    private Path jar(String name) {
        return Path.of(context.getProperty("parallax.base")).resolve(name);
    }
}
