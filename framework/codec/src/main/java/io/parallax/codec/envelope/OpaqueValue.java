package io.parallax.codec.envelope;

import java.lang.foreign.MemorySegment;

/// A value of a kind that this version does not know, as it came.
record OpaqueValue(int kind, MemorySegment data) {}
