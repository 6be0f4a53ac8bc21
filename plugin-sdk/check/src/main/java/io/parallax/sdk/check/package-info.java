/// Looks into a bundle of elements, while it is built or afterwards, for what works at first and bites later.
@NullMarked
package io.parallax.sdk.check;

import org.jspecify.annotations.NullMarked;
