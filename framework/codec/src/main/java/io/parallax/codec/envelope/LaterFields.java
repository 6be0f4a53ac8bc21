package io.parallax.codec.envelope;

import io.parallax.api.buffer.MetadataKey;
import java.util.Map;

/// Fields that this version does not know, by their number, as they came.
record LaterFields(Map<Integer, OpaqueValue> values) {
    static final MetadataKey<LaterFields> KEY =
            new MetadataKey<>("io.parallax.envelope.later-fields", LaterFields.class);
}
