/// Which elements there are, where they come from, and what they are like.
@NullMarked
package io.parallax.engine.registry;

import org.jspecify.annotations.NullMarked;
