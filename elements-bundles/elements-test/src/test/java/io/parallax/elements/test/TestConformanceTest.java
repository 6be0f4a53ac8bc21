package io.parallax.elements.test;

import io.parallax.sdk.conformance.Conformance;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Every element of this bundle, those that are to come too.
class TestConformanceTest {
    @TestFactory
    Stream<DynamicNode> everyElementConforms() {
        return Conformance.ofBundle(FakeSrc.class).tests();
    }
}
