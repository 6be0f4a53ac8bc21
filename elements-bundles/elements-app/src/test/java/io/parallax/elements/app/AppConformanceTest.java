package io.parallax.elements.app;

import io.parallax.sdk.conformance.Check;
import io.parallax.sdk.conformance.Conformance;
import io.parallax.sdk.conformance.Fixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Every element of this bundle. A stream needs an application at the other end, which the engine connects; such
/// streams are tried with the engine.
class AppConformanceTest {
    private static final List<Check> OF_STREAMS = List.of(
            Check.END_OF_STREAM,
            Check.EMPTY_STREAM,
            Check.RESTART,
            Check.FLUSH,
            Check.CAPS_CHANGE,
            Check.SMALL_BUFFERS,
            Check.HUGE_BUFFERS,
            Check.DOWNSTREAM,
            Check.INTERRUPTED_STOP,
            Check.LIVE_PROPERTIES);

    @TestFactory
    Stream<DynamicNode> everyElementConforms() {
        return Conformance.ofBundle(AppSrc.class)
                .with("appsrc", AppConformanceTest::withoutApplication)
                .with("appsink", AppConformanceTest::withoutApplication)
                .tests();
    }

    private static void withoutApplication(Fixture fixture) {
        OF_STREAMS.forEach(check -> fixture.without(check, "no application is connected here"));
    }
}
