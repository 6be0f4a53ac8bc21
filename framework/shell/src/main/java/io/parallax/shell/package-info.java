/// Commands for people: the command line and the Gogo shell.
@NullMarked
package io.parallax.shell;

import org.jspecify.annotations.NullMarked;
