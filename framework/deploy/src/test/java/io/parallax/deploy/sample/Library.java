package io.parallax.deploy.sample;

/// A class that is left out of the bundle that needs it.
final class Library {
    private Library() {}

    static void use() {}
}
