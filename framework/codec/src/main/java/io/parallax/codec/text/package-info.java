/// Text, JSON and plain bytes.
@NullMarked
package io.parallax.codec.text;

import org.jspecify.annotations.NullMarked;
