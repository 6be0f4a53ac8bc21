/// What the FlatBuffers compiler made of envelope.fbs.
@NullMarked
package io.parallax.codec.envelope.wire;

import org.jspecify.annotations.NullMarked;
