/// FlatBuffers: a verifier that knows any schema in its binary form. The Java runtime has none, and reads wrong values
/// from damaged bytes without an error.
@NullMarked
package io.parallax.codec.flat;

import org.jspecify.annotations.NullMarked;
