/// Caps: what a stream carries, as immutable values.
/// - **Values.** Caps are compared by content, know their hash, and can be shared freely between threads.
/// - **Order.** Alternatives and lists put the preferred one first; set operations keep the order of their first
/// operand.
/// - **Exactness.** Whole numbers, floating point numbers and fractions are finite sets: a range without one of its
///   bounds begins at the next number, and nothing is rounded.
/// - **Text.** The text form is the one of GStreamer, for example `video/x-raw,format=RGB,width=[1,1920]`. What is
///   written reads back as equal caps. Reading takes time in proportion to the text and at most 32 levels of nesting.
/// - **Errors.** Malformed text throws [CapsFormatException], which names the place. Malformed parts of caps that are
///   built throw `IllegalArgumentException`.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.caps;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
