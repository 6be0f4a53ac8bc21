package io.parallax.elements.ipc;

import io.parallax.sdk.conformance.Check;
import io.parallax.sdk.conformance.Conformance;
import io.parallax.sdk.conformance.Fixture;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every element of this bundle. Sources have nobody at the other end here; what they bring is tried in pairs.
class IpcConformanceTest {
    private static final List<Check> OF_STREAMS = List.of(
            Check.END_OF_STREAM,
            Check.EMPTY_STREAM,
            Check.RESTART,
            Check.FLUSH,
            Check.CAPS_CHANGE,
            Check.SMALL_BUFFERS,
            Check.HUGE_BUFFERS,
            Check.DOWNSTREAM,
            Check.LIVE_PROPERTIES);

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicNode> everyElementConforms() {
        return Conformance.ofBundle(IpcSink.class)
                .with(
                        "ipcsink",
                        fixture -> fixture.set("location", folder.resolve("out") + "")
                                .set("wait-for-connection", false))
                .with(
                        "ipcsrc",
                        fixture -> alone(fixture.set("location", folder.resolve("in") + "")
                                .set("reconnect", true)))
                .with("bridgesink", fixture -> fixture.set("channel", "out").set("wait-for-connection", false))
                .with("bridgesrc", fixture -> alone(fixture.set("channel", "in")))
                .tests();
    }

    private static void alone(Fixture fixture) {
        OF_STREAMS.forEach(check -> fixture.without(check, "nobody is at the other end here"));
    }
}
