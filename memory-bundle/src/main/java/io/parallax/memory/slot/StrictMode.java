package io.parallax.memory.slot;

/// System property `parallax.memory.strict`: with `true` every pool made from then on is strict. A strict pool
/// recycles no handle, kills the segments of a handle with its release, and throws at its closing when slots are not
/// home.
public final class StrictMode {
    private static final String PROPERTY = "parallax.memory.strict";

    private StrictMode() {}

    /// {@return whether it is on now}
    public static boolean isOn() {
        return Boolean.getBoolean(PROPERTY);
    }
}
