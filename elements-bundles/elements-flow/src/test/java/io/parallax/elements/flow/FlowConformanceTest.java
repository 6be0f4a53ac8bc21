package io.parallax.elements.flow;

import io.parallax.sdk.conformance.Conformance;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Every element of this bundle, those that are to come too.
class FlowConformanceTest {
    @TestFactory
    Stream<DynamicNode> everyElementConforms() {
        return Conformance.ofBundle(Tee.class).tests();
    }
}
