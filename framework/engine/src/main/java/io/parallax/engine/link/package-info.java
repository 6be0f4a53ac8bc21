/// Queues that carry buffers and events between two threads.
@NullMarked
package io.parallax.engine.link;

import org.jspecify.annotations.NullMarked;
