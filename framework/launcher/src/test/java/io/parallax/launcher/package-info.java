/// Tests of the launcher.
@NullMarked
package io.parallax.launcher;

import org.jspecify.annotations.NullMarked;
