package io.parallax.sdk.conformance;

import io.parallax.sdk.testkit.ElementHarness;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an element needs to be tried: properties without which it cannot start, what it takes, and what cannot hold
/// for it.
public final class Fixture {
    private static final byte[] TEXT =
            "The quick brown fox jumps over the lazy dog, 0123456789 times.\n".getBytes(StandardCharsets.UTF_8);

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Map<Check, String> leftOut = new EnumMap<>(Check.class);
    private byte[] input = TEXT;
    private @Nullable String caps;

    Fixture() {}

    /// Sets a property, before each start.
    /// @param property its name
    /// @param value a value of its type, or text
    /// @return this
    public Fixture set(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    /// Says what each buffer holds; without this, a line of text.
    /// @param bytes the bytes
    /// @return this
    public Fixture input(byte... bytes) {
        input = bytes.clone();
        return this;
    }

    /// Says what the input carries; without this nothing is said unless the element asks for something.
    /// @param fixed text form of fixed caps
    /// @return this
    public Fixture caps(String fixed) {
        caps = fixed;
        return this;
    }

    /// Leaves a check out.
    /// @param check the check
    /// @param reason why it cannot hold for this element
    /// @return this
    public Fixture without(Check check, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say why " + check + " cannot hold");
        }
        leftOut.put(check, reason);
        return this;
    }

    boolean isLeftOut(Check check) {
        return leftOut.containsKey(check);
    }

    boolean sets(String property) {
        return properties.containsKey(property);
    }

    byte[] input() {
        return input;
    }

    @Nullable String caps() {
        return caps;
    }

    void apply(ElementHarness harness) {
        properties.forEach(harness::set);
    }
}
