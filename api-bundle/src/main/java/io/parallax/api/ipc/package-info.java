/// Streams between processes of one host: who publishes one shares the memory that its buffers lie in already, who
/// attaches reads them in place.
/// - **Order.** Buffers and events arrive in the order in which they were sent. Events that travel against the flow go
///   from each subscriber to the publisher's listener.
/// - **Ownership.** [StreamPublisher#send(io.parallax.api.buffer.Buffer)] borrows; what a subscriber hands out belongs
///   to the caller, who pushes or closes it.
/// - **Threads.** One thread at a time sends, one at a time takes. Listeners are called by the publisher's own thread.
/// - **Errors.** [LinkException] says what is wrong and whether to try again is of use.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.ipc;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
