/// Elements: the sources, transforms and sinks that pipelines are made of, and how they describe themselves.
/// - **Ownership.** `push` takes the reference that it is given. An element borrows its input: what it neither pushes
///   nor retains, the engine closes after the call.
/// - **Threads.** One element is called by one thread at a time; live properties are set between two calls.
/// - **Life cycle.** Constructors do no input or output. [Element#start] opens, [Element#stop] closes; `stop` is called
///   once after every `start`, whatever happened between.
/// - **Errors.** A thrown exception fails the pipeline with a message that names the element;
///   [Flow.Failed] is for failures that are part of a protocol.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.element;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
