package org.example.rot13;

import io.parallax.sdk.conformance.Conformance;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class ConformanceTest {
    @TestFactory
    Stream<DynamicNode> everyElementConforms() {
        return Conformance.ofBundle(Rot13.class).tests();
    }
}
