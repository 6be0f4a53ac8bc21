/// Benchmarks of the distribution as a whole, each beside a peer in the same run.
@NullMarked
package io.parallax.itest.benchmarks;

import org.jspecify.annotations.NullMarked;
