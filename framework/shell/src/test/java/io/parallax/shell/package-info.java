/// Tests of the commands, against an engine that only plays one.
@NullMarked
package io.parallax.shell;

import org.jspecify.annotations.NullMarked;
