/// Archives of rkyv 0.8 with its default format: little-endian, aligned, relative pointers of 32 bits. The root is the
/// last object, everything it points to lies before it, and in the order in which it points there.
@NullMarked
package io.parallax.codec.rkyv;

import org.jspecify.annotations.NullMarked;
