package io.parallax.memory.ipc;

/// Why a member gets no more buffers.
/// @param kind which of the reasons
/// @param reason in words
public record StreamEnd(Kind kind, String reason) {
    /// The reasons.
    public enum Kind {
        /// The owner said that the stream is complete, and everything was taken.
        COMPLETE,
        /// The owner died, closed the arena, or sent this member away; everything that it sent before was taken.
        OWNER_GONE,
        /// The owner broke the rules.
        BROKEN,
        /// [ArenaMember#cancel()] was called.
        CANCELLED
    }
}
