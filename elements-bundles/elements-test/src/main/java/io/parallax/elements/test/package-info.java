/// Elements of the family test.
@NullMarked
package io.parallax.elements.test;

import org.jspecify.annotations.NullMarked;
