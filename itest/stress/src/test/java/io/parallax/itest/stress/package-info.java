@NullMarked
package io.parallax.itest.stress;

import org.jspecify.annotations.NullMarked;
