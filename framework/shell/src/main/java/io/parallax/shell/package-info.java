/// Commands for people: the command line and the commands of the Gogo shell.
/// - **Command line.** [CommandLineComponent] is what the launcher calls; standard output carries data only, everything
///   else goes to standard error.
/// - **Shell.** Commands of the scope `parallax` return values and throw [CommandException]; they never print.
@NullMarked
package io.parallax.shell;

import org.jspecify.annotations.NullMarked;
