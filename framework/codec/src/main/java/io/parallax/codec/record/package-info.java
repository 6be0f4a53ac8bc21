/// The layout of records that docs/formats/record.md specifies: the fixed part first, what has any length behind it,
/// every byte determined by the value.
@NullMarked
package io.parallax.codec.record;

import org.jspecify.annotations.NullMarked;
