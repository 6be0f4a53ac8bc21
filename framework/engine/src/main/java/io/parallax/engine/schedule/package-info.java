/// Threads of a running pipeline.
@NullMarked
package io.parallax.engine.schedule;

import org.jspecify.annotations.NullMarked;
