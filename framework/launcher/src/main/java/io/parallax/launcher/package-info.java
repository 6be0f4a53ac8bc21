/// Starts the container; knows nothing of pipelines.
@NullMarked
package io.parallax.launcher;

import org.jspecify.annotations.NullMarked;
