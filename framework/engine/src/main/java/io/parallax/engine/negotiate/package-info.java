/// Graph to plan: what is decided before anything runs.
@NullMarked
package io.parallax.engine.negotiate;

import org.jspecify.annotations.NullMarked;
