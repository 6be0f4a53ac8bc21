package io.parallax.itest.osgi;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict.Status;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPools;
import io.parallax.api.pipeline.PipelineEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/// The commands of scope `parallax`, as the shell calls them: they answer values and never end the shell.
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class CommandsIT {
    private static final String ENDLESS = "testsrc rate=100 ! queue name=q ! fakesink";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Inject
    private BundleContext context;

    @Inject
    private CommandProcessor processor;

    @Inject
    private PipelineEngine engine;

    @Inject
    private Deployment deployment;

    @Inject
    private MemoryPools memory;

    @SuppressWarnings("NullAway.Init") // made before each test
    private CommandSession shell;

    @Configuration
    public Option[] configuration() throws IOException {
        Path folder = Distribution.workFolder(CommandsIT.class);
        Option distribution = Distribution.in(folder);
        Plugins.build(folder);
        return options(distribution);
    }

    @Before
    public void openShell() {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        shell = processor.createSession(new ByteArrayInputStream(new byte[0]), out, out);
    }

    @After
    public void closeShell() {
        shell.close();
    }

    @Test
    public void listsAndShowsElements() throws Exception {
        assertContains(answer("parallax:elements"), "filesrc", "tee", "consolesink");
        assertContains(answer("parallax:inspect filesrc"), "location", "required", "io.parallax.elements.io");
        assertContains(answer("parallax:names elements"), "filesrc");
    }

    @Test
    public void checksWithoutRunning() throws Exception {
        assertContains(answer("parallax:check '" + ENDLESS + "'"), "testsrc", "queue", "fakesink");
        assertTrue(engine.pipelines().isEmpty());
    }

    @Test
    public void launchesListsAndStops() throws Exception {
        String name = answer("parallax:launch '" + ENDLESS + "'");

        assertContains(answer("parallax:list"), name, "running", "testsrc");
        assertContains(answer("parallax:graph " + name), "testsrc", "queue");
        assertContains(answer("parallax:graph " + name + " dot"), "digraph", "->");
        assertContains(answer("parallax:stats " + name), "testsrc", "q");
        assertContains(answer("parallax:stop " + name), name, "ended");
        Waiting.until("no pipeline lives", () -> engine.pipelines().isEmpty(), engine::pipelines);
    }

    @Test
    public void changesAPipelineWhileItRuns() throws Exception {
        String name = answer("parallax:launch 'testsrc rate=100 ! tee name=t ! queue name=q ! fakesink name=screen'");
        Path copy = Path.of(context.getProperty("parallax.base")).resolve("rec.bin");

        assertContains(
                answer("parallax:extend " + name + " 't. ! queue ! filesink name=rec location=\"" + copy + "\"'"),
                "rec");
        assertContains(answer("parallax:insert " + name + " valve v t.src_0 q"), "valve name=v");
        answer("parallax:set " + name + " v drop true");
        assertContains(answer("parallax:get " + name + " v drop"), "true");
        Waiting.until("the file grows", () -> copy.toFile().length() > 0, () -> copy);
        assertContains(answer("parallax:pause " + name), "idle");
        assertContains(answer("parallax:resume " + name), "running");
        answer("parallax:remove " + name + " v");
        assertTrue(!answer("parallax:remove " + name + " rec").contains("rec"));
        assertContains(failure("parallax:become " + name + " 'testsrc rate=-4 ! fakesink'"), "-4");
        assertContains(failure("parallax:remove " + name + " nobody"), "nobody");
        assertContains(answer("parallax:graph " + name), "screen");
        answer("parallax:stop " + name);
    }

    @Test
    public void showsThePoolsAndWhoHoldsTheirSlots() throws Exception {
        String name = answer("parallax:launch 'testsrc rate=100 pool-memory=huge-pages ! queue name=q ! fakesink'");
        Waiting.until("the pool is made", () -> !pools().isEmpty(), this::pools);

        assertContains(answer("parallax:mem"), name + "/testsrc0.src", "huge-pages", "wait");
        assertContains(answer("parallax:mem " + name), "memfd");
        assertContains(failure("parallax:mem nobody"), "no pool 'nobody'");
        answer("parallax:stop " + name);
        Waiting.until("its memory is given back", () -> pools().isEmpty(), this::pools);
    }

    private List<MemoryPool> pools() {
        return memory.pools();
    }

    @Test
    public void tellsWhatIsDeployedAndWhy() throws Exception {
        DeployFolder folder = new DeployFolder(deployment);
        folder.put(Path.of(context.getProperty("parallax.base")).resolve("licensed.jar"), "licensed.jar");
        folder.await("licensed.jar", Status.WAITING);

        assertContains(answer("parallax:deployed"), "licensed.jar", "waiting", "acme.licensed.Licence");
        assertContains(answer("parallax:why licensed.jar"), "acme.licensed.Licence", "(edition=pro)");
        assertContains(answer("parallax:why acme.licensed"), "acme.licensed.Licence");
    }

    @Test
    public void mistakesAreToldAndTheShellGoesOn() throws Exception {
        assertContains(failure("parallax:inspect filesrk"), "filesrk", "filesrc");
        assertContains(failure("parallax:launch 'filesrcc ! fakesink'"), "filesrcc", "filesrc");
        assertContains(failure("parallax:stop nobody"), "nobody");
        assertContains(failure("parallax:why nobody"), "nobody");

        assertContains(answer("parallax:elements"), "filesrc");
    }

    private String answer(String command) throws Exception {
        Object value = shell.execute(command);
        return shell.format(value, Converter.INSPECT).toString().strip();
    }

    private String failure(String command) {
        Exception thrown = assertThrows(Exception.class, () -> shell.execute(command));
        return String.valueOf(thrown.getMessage());
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue("'" + part + "' in: " + text, text.contains(part));
        }
    }
}
