/// Buffers between an application and a pipeline: what the application puts in and takes out, and how an element that
/// stands for it does its part.
/// - **Threads.** [AppSource] and [AppSink] may be used from any thread, [Inbox] and [Outbox] by the element's thread.
/// - **Ownership.** Whoever is given a buffer closes it or pushes it on; what gives one away takes the reference,
///   whatever the answer.
/// - **Bounds.** What lies between the two is bounded; what is done when it is full is a choice: [FullPolicy].
/// - **Life.** A handle belongs to an element's name in its pipeline: it stays good when the element is replaced, and
///   from run to run.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.app;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
