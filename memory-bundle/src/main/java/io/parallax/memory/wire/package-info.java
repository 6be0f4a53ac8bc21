/// The control messages of a stream between processes, as FlatBuffers: [Message] and the events in it, written by
/// [MessageWriter] and read by [MessageReader]. `docs/formats/ipc.md` has the schema and its rules.
///
/// What is read comes from another process, so every offset is checked before it is followed ([TableReader]): what is
/// malformed is refused with [WireException], which says what and where. A field or a kind of message that is not known
/// here is passed over.
@NullMarked
package io.parallax.memory.wire;

import org.jspecify.annotations.NullMarked;
