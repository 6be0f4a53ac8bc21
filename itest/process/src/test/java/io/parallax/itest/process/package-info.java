/// Tests that start the exploded distribution as a child process, as a person would.
@NullMarked
package io.parallax.itest.process;

import org.jspecify.annotations.NullMarked;
