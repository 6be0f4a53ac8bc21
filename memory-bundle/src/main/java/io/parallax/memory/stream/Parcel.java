package io.parallax.memory.stream;

import io.parallax.api.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// What a subscriber is to get.
sealed interface Parcel {
    /// An ordered message.
    final class Note implements Parcel {
        /// The message as it crosses.
        final byte[] bytes;

        Note(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /// A buffer. A load that waits owns it.
    final class Load implements Parcel {
        final PoolArena arena;
        final Buffer buffer;

        /// A message with the buffer's open metadata, or null.
        final byte @Nullable [] open;

        /// More flags than the buffer has.
        final int flags;

        Load(PoolArena arena, Buffer buffer, byte @Nullable [] open, int flags) {
            this.arena = arena;
            this.buffer = buffer;
            this.open = open;
            this.flags = flags;
        }

        /// {@return the same with a reference of its own}
        Load retained() {
            return new Load(arena, buffer.retain(), open, flags);
        }

        /// {@return the same with more flags}
        Load withFlags(int more) {
            return new Load(arena, buffer, open, flags | more);
        }
    }
}
