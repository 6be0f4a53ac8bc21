@NullMarked
package io.parallax.codec.flat;

import org.jspecify.annotations.NullMarked;
