/// Plugins for the tests, each packed into a bundle of its own.
@NullMarked
package io.parallax.deploy.sample;

import org.jspecify.annotations.NullMarked;
