package io.parallax.sdk.check;

/// Something that bites later.
/// @param problem what was found, and where
/// @param cure what to do
public record Finding(String problem, String cure) {
    @Override
    public String toString() {
        return problem + "; " + cure;
    }
}
