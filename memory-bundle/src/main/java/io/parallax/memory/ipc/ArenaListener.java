package io.parallax.memory.ipc;

/// Is told who comes and goes. Calls come from the arena's own thread, or from who admits a member by hand; they must
/// not block. What a call throws costs the member its seat.
public interface ArenaListener {
    /// Listens to nothing.
    ArenaListener NOBODY = new ArenaListener() {};

    /// A member is here and can be sent to.
    /// @param seat the member's seat
    default void joined(Seat seat) {}

    /// A member is gone, and all that it held is back.
    /// @param seat the member's seat
    /// @param reason why it is gone
    default void left(Seat seat, String reason) {}
}
