/// Hops between two processes, beside the same hops over Aeron IPC and over a Unix socket.
@NullMarked
package io.parallax.itest.benchmarks.hop;

import org.jspecify.annotations.NullMarked;
