package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.sdk.conformance.Conformance;
import io.parallax.sdk.testkit.ElementHarness;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ${className}Test {
    @Test
    void makesLettersLarge() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new ${className}()).start()) {
            harness.push(harness.buffer("Hello, Zoë! 42"));

            assertThat(harness.output().text()).isEqualTo("HELLO, ZOë! 42");
        }
    }

    @Test
    void whispersFromTheNextBufferOn() throws Exception {
        try (ElementHarness harness = ElementHarness.of(new ${className}()).start()) {
            harness.push(harness.buffer("Hello, "));
            harness.set("whisper", true);
            harness.push(harness.buffer("WORLD"));

            assertThat(harness.output().text()).isEqualTo("HELLO, world");
        }
    }

    @TestFactory
    Stream<DynamicNode> everyElementConforms() {
        return Conformance.ofBundle(${className}.class).tests();
    }
}
