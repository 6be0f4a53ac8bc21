@NullMarked
package io.parallax.codec.rkyv;

import org.jspecify.annotations.NullMarked;
