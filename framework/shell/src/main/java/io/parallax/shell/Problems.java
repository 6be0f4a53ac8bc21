package io.parallax.shell;

import java.util.List;

/// Knows what is wrong with bundles.
interface Problems {
    /// {@return one line for each thing that is wrong with the bundles of a symbolic name}
    /// @param symbolicName the name
    List<String> of(String symbolicName);

    /// {@return whether there is a bundle of that symbolic name}
    boolean knows(String symbolicName);
}
