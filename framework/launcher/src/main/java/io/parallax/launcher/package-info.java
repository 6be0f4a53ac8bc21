/// The launcher: reads `conf/`, embeds the OSGi framework with the bundles in `system/` and hands the command line to
/// the service that asked for it. It knows nothing about pipelines.
/// - **Seam.** A bundle registers a `java.util.function.ToIntFunction` of `String[]` with the property
///   `parallax.cli=true`. It is called once, on the main thread, with all arguments; its answer is the exit code.
/// - **Ctrl-C.** The first signal interrupts that call, so that it can end its work; so does the second. The third
///   ends the process at once.
/// - **Console.** Nothing is printed here but the reason why the container cannot start.
@NullMarked
package io.parallax.launcher;

import org.jspecify.annotations.NullMarked;
