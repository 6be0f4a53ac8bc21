/// Threads of the operating system: where they run, and who goes first.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.thread;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
