@NullMarked
package io.parallax.codec.record;

import org.jspecify.annotations.NullMarked;
