package io.parallax.api.memory;

import java.util.List;

/// A slot that is away from its pool, and who has it. Read while the pool is in use, so it may be old by a moment.
/// @param slot number of the slot
/// @param loaner thread that loaned it; the streaming threads of a pipeline are named after it and their first element
/// @param heldNs how long it has been away, in nanoseconds, to a tenth of a second
/// @param bytes bytes of the buffer, or of the slot while it is on loan
/// @param references references to the buffer in all processes, 0 while it is on loan and not yet published
/// @param peers other processes that hold it
public record SlotUse(int slot, String loaner, long heldNs, long bytes, int references, List<String> peers) {
    /// Copies the list.
    public SlotUse {
        peers = List.copyOf(peers);
    }
}
