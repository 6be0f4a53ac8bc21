/// Elements of the family flow.
@NullMarked
package io.parallax.elements.flow;

import org.jspecify.annotations.NullMarked;
