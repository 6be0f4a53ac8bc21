package io.parallax.itest.osgi;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.Envelopes;
import io.parallax.api.codec.Codec;
import io.parallax.api.codec.Codecs;
import io.parallax.api.codec.ValidationException;
import io.parallax.api.element.ElementInfo;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.PropertyInfo;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.PoolConfig;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.pipeline.PipelineState;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/// The container as it is delivered.
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ContainerIT {
    private static final Set<String> ELEMENTS = Set.of(
            "filesrc",
            "filesink",
            "fdsrc",
            "fdsink",
            "fakesrc",
            "fakesink",
            "nullsrc",
            "nullsink",
            "testsrc",
            "identity",
            "passthrough",
            "tee",
            "queue",
            "valve",
            "consolesink");

    @Inject
    private BundleContext context;

    @Inject
    private PipelineEngine engine;

    @Inject
    private Codecs codecs;

    @Inject
    private Envelopes envelopes;

    @Inject
    private MemoryPoolProvider memory;

    private record Reading(long atNs, String sensor) {}

    @Configuration
    public Option[] configuration() throws IOException {
        return options(Distribution.in(Distribution.workFolder(ContainerIT.class)));
    }

    @Test
    public void everyBundleIsActive() {
        List<String> idle = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::toString)
                .toList();

        assertEquals(List.of(), idle);
        assertTrue(Stream.of(context.getBundles())
                .map(Bundle::getSymbolicName)
                .collect(Collectors.toSet())
                .containsAll(Set.of(
                        "io.parallax.api",
                        "io.parallax.memory",
                        "io.parallax.engine",
                        "io.parallax.codec",
                        "io.parallax.deploy",
                        "io.parallax.shell",
                        "io.parallax.elements.io")));
    }

    @Test
    public void everyElementIsListed() throws InterruptedException {
        Waiting.until("every element is listed", () -> names().containsAll(ELEMENTS), this::names);

        for (ElementSummary summary : engine.elements().list()) {
            assertFalse(summary.toString(), summary.summary().isBlank());
            assertFalse(summary.toString(), summary.category().isBlank());
            assertTrue(summary.toString(), summary.provider().bundle().startsWith("io.parallax.elements."));
        }
    }

    @Test
    public void everyElementShowsItsProperties() throws InterruptedException {
        Waiting.until("every element is listed", () -> names().containsAll(ELEMENTS), this::names);

        for (String name : ELEMENTS) {
            ElementInfo info = engine.elements().find(name).orElseThrow();
            assertEquals(name, info.summary().name());
            for (PropertyInfo property : info.properties()) {
                assertFalse(name + " " + property, property.summary().isBlank());
            }
        }
        assertTrue(property("filesrc", "location").required());
        assertEquals(200, property("queue", "max-size-buffers").defaultValue());
        assertTrue(property("valve", "drop").live());
    }

    @Test
    public void aPipelineCopiesAFile() throws Exception {
        Path folder = Path.of(context.getProperty("parallax.base"));
        byte[] content = new byte[5_000_011];
        new Random(1).nextBytes(content);
        Path original = Files.write(folder.resolve("a"), content);
        Path copy = folder.resolve("b");

        Pipelines.run(engine, "filesrc location=" + original + " ! queue ! filesink location=" + copy);

        assertArrayEquals(content, Files.readAllBytes(copy));
    }

    @Test
    public void aPipelineCanRunTwice() throws Exception {
        try (Pipeline pipeline = engine.parse("testsrc num-buffers=5 ! queue ! nullsink")) {
            for (int i = 0; i < 2; i++) {
                var _ = pipeline.run();
                pipeline.awaitEnd();
                pipeline.stop().toCompletableFuture().join();
                assertEquals(PipelineState.SUSPENDED, pipeline.state());
            }
        }
    }

    /// The types belong to another bundle, which exports nothing.
    @Test
    public void codecsAreServices() {
        Reading reading = new Reading(7, "a sensor");

        for (Codec<Reading> codec : List.of(codecs.rkyv(Reading.class), codecs.record(Reading.class))) {
            assertEquals(reading, codec.decode(MemorySegment.ofArray(codec.encode(reading))));
        }
        assertEquals(
                "é", codecs.utf8().decode(MemorySegment.ofArray(codecs.utf8().encode("é"))));
        Codec<Reading> documents = codecs.jsonLines(Reading.class);
        MemorySegment half = MemorySegment.ofArray(new byte[] {'{', '\n'});
        assertThrows(ValidationException.class, () -> documents.validate(half));
    }

    @Test
    public void envelopesAreAService() {
        MemorySegment room = MemorySegment.ofArray(new byte[256]);
        try (MemoryPool pool = memory.create(new PoolConfig("envelopes", 64, 1));
                Buffer buffer = Objects.requireNonNull(pool.tryLoan()).publish(1)) {
            long size = envelopes.write(buffer.metadata().pts(42), room);
            envelopes.read(room.asSlice(0, size), buffer.metadata().pts(0));

            assertEquals(42, buffer.metadata().pts());
        }
    }

    private PropertyInfo property(String element, String name) {
        return engine.elements().find(element).orElseThrow().properties().stream()
                .filter(property -> property.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> names() {
        return engine.elements().list().stream()
                .map(ElementSummary::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
