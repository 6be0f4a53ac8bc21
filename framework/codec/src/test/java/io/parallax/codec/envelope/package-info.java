@NullMarked
package io.parallax.codec.envelope;

import org.jspecify.annotations.NullMarked;
