/// Typed payloads: how bytes of a buffer become values, are read in place, and are written.
/// - **Safety.** Bytes are validated before anything reads them, whole and once: a [Codec] refuses what is damaged with
///   a [ValidationException] that names what is wrong and at which byte. A buffer remembers which codec has passed it.
/// - **In place.** A [Cursor] stands over validated bytes, and fields such as [LongField] read them where they lie,
///   without a copy and without an object.
/// - **Threads.** Codecs and fields are immutable and shared. A cursor belongs to one thread.
/// - **Types.** Records, sealed interfaces and enums are the schema; annotations such as [Wire] say what Java cannot.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.codec;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
