package io.parallax.memory.slot;

import java.util.List;

/// Slots of a pool that other processes hold. The pool asks only when it has no slot left, so that an export costs
/// nothing while there are free slots.
public interface SlotsAway {
    /// Brings home every slot that others have finished with. Any thread may call this.
    void collect();

    /// Has every slot that others finish with from now on brought home at once, by a thread that waits for it, until
    /// one was. Any thread may call this.
    void callHome();

    /// {@return the processes that hold a slot, for people} Any thread may ask.
    /// @param slot which slot
    default List<String> holders(int slot) {
        return List.of();
    }

    /// The pool was closed: it loans nothing any more. Called by who closes it.
    default void poolClosed() {}
}
