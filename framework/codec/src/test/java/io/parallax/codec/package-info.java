@NullMarked
package io.parallax.codec;

import org.jspecify.annotations.NullMarked;
