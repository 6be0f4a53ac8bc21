/// Envelopes: metadata of buffers as bytes, for what leaves the process. docs/formats/envelope.md has the format.
@NullMarked
package io.parallax.codec.envelope;

import org.jspecify.annotations.NullMarked;
