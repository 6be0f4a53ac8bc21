package io.parallax.itest.architecture;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The table of `docs/architecture.md`: what each package may use beside itself and the JDK. A new package, and a new
/// library in a package, enter here first. Names without `io.parallax.` are our own packages, exactly; `*` stands for
/// all packages below.
final class Dependencies {
    static final String OURS = "io.parallax.";

    private static final String DS = "org.osgi.service.component.annotations";
    private static final String LOG = "org.slf4j";
    private static final String FRAMEWORK = "org.osgi.framework";
    private static final String EVERY_API =
            "api.time api.caps api.codec api.buffer api.memory api.event api.ipc api.element api.app api.pipeline";
    private static final String FOR_ELEMENTS =
            "api.time api.caps api.codec api.buffer api.memory api.event api.element";
    private static final String FOR_APP_ELEMENTS = FOR_ELEMENTS + " api.app";

    /// Annotations that are everywhere and bind nobody to anything.
    private static final List<String> EVERYWHERE =
            List.of("java.", "org.jspecify.annotations", "org.osgi.annotation", "aQute.bnd.annotation");

    static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            row("api.time"),
            row("api.caps", "api.time"),
            row("api.codec", "api.time api.caps"),
            row("api.buffer", "api.time api.caps api.codec"),
            row("api.memory", "api.time api.caps api.codec api.buffer"),
            row("api.event", "api.time api.caps api.codec api.buffer api.memory"),
            row("api.ipc", "api.time api.caps api.buffer api.memory api.event"),
            row("api.element", "api.time api.caps api.codec api.buffer api.memory api.event", DS),
            row("api.app", FOR_ELEMENTS),
            row("api.pipeline", FOR_APP_ELEMENTS),
            row("api.deploy"),
            row("api.thread"),
            row("memory.os", "api.memory"),
            row("memory.layout"),
            row("memory.slot", "api.buffer api.codec api.memory api.caps memory.os memory.layout"),
            row("memory.ipc", "api.buffer api.memory memory.os memory.layout memory.slot", LOG),
            row("memory.wire", "api.time api.caps api.event api.memory api.ipc"),
            row(
                    "memory.stream",
                    "api.caps api.buffer api.event api.memory api.ipc",
                    "memory.os memory.slot memory.ipc memory.wire"),
            row(
                    "memory",
                    "api.buffer api.memory api.ipc api.thread",
                    "memory.os memory.layout memory.slot memory.stream",
                    DS),
            row("engine.registry", EVERY_API, DS, LOG, FRAMEWORK, "org.osgi.service.component"),
            row("engine.parse", "api.pipeline"),
            row("engine.resolve", "engine.parse engine.registry", EVERY_API, LOG),
            row("engine.negotiate", "engine.parse engine.registry engine.resolve", EVERY_API, LOG),
            row("engine.link", FOR_APP_ELEMENTS, LOG, "org.jctools.queues.atomic org.jctools.queues"),
            row("engine.schedule", "engine.link", FOR_ELEMENTS, LOG),
            row(
                    "engine.run",
                    "engine.resolve engine.registry engine.negotiate engine.link engine.schedule api.deploy",
                    EVERY_API,
                    "org.jctools.queues.atomic",
                    LOG),
            row(
                    "engine",
                    "engine.registry engine.parse engine.resolve engine.negotiate engine.link engine.schedule engine.run",
                    "api.thread api.deploy",
                    EVERY_API,
                    LOG,
                    FRAMEWORK,
                    DS + " org.osgi.service.component"),
            row("codec.layout", "api.codec api.caps"),
            row("codec.rkyv", "api.codec api.caps codec.layout"),
            row("codec.record", "api.codec api.caps codec.layout"),
            row("codec.text", "api.codec api.caps codec.layout", "com.fasterxml.jackson.*"),
            row("codec.flat", "api.codec api.caps codec.layout"),
            row("codec.envelope.wire", "com.google.flatbuffers"),
            row(
                    "codec.envelope",
                    "api.codec api.caps api.buffer api.time codec.layout codec.flat codec.envelope.wire",
                    DS,
                    "com.google.flatbuffers"),
            row("codec", "api.codec codec.layout codec.rkyv codec.record codec.text codec.flat", DS),
            row(
                    "deploy",
                    "api.deploy api.element",
                    LOG,
                    "org.osgi.framework.* org.osgi.service.component.*",
                    "javax.security.auth.x500"),
            row(
                    "shell",
                    "api.deploy",
                    EVERY_API,
                    LOG,
                    "org.osgi.framework.* org.osgi.service.component.* org.apache.felix.service.command"),
            row(
                    "launcher",
                    "org.osgi.framework.* org.osgi.service.log org.apache.felix.framework",
                    "org.slf4j.* ch.qos.logback.*"),
            row("elements.app", FOR_APP_ELEMENTS, DS, LOG),
            row("elements.flow", FOR_ELEMENTS, DS, LOG),
            row("elements.io", FOR_ELEMENTS, DS, LOG),
            row("elements.ipc", "api.ipc", FOR_ELEMENTS, DS, LOG),
            row("elements.net", FOR_ELEMENTS, DS, LOG),
            row("elements.test", FOR_ELEMENTS, DS, LOG),
            row("sdk.testkit", "engine engine.registry", EVERY_API, "org.junit.* org.assertj.*"),
            row("sdk.reference", EVERY_API),
            row("sdk.check", "aQute.bnd.* org.w3c.dom org.xml.sax javax.xml.parsers"),
            row("sdk.conformance", "sdk.testkit engine.registry", EVERY_API, "org.junit.*"));

    private Dependencies() {}

    private static Map.Entry<String, List<String>> row(String owner, String... mayUse) {
        return entry(
                owner,
                Arrays.stream(mayUse)
                        .flatMap(names -> Stream.of(names.split(" ")))
                        .toList());
    }

    /// {@return the row of a package; empty if the package is not listed}
    static Optional<List<String>> of(String ownerPackage) {
        return Optional.ofNullable(MAY_USE.get(ownerPackage.substring(OURS.length())));
    }

    /// {@return whether a package with that row may use another}
    static boolean allows(List<String> row, String owner, String used) {
        if (used.equals(owner) || EVERYWHERE.stream().anyMatch(used::startsWith)) {
            return true;
        }
        String name = used.startsWith(OURS) ? used.substring(OURS.length()) : used;
        return row.stream()
                .anyMatch(allowed -> allowed.endsWith("*")
                        ? (name + ".").startsWith(allowed.substring(0, allowed.length() - 1))
                        : name.equals(allowed));
    }
}
