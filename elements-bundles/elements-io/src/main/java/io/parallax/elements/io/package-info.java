/// Elements of the family io.
@NullMarked
package io.parallax.elements.io;

import org.jspecify.annotations.NullMarked;
