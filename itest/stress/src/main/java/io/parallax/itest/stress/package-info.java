/// Races of the words and rings that buffers hang on, for jcstress: every outcome that is not listed as acceptable
/// fails the test.
@NullMarked
package io.parallax.itest.stress;

import org.jspecify.annotations.NullMarked;
