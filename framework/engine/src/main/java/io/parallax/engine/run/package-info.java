/// A graph that runs: nodes, states, bus.
@NullMarked
package io.parallax.engine.run;

import org.jspecify.annotations.NullMarked;
