/// Typed payloads beside other ways to put values into bytes.
@NullMarked
package io.parallax.itest.benchmarks.payload;

import org.jspecify.annotations.NullMarked;
