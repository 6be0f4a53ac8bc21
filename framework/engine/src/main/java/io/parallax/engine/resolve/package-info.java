/// Steps and registry to a graph: elements exist, properties fit, links are legal.
@NullMarked
package io.parallax.engine.resolve;

import org.jspecify.annotations.NullMarked;
