package io.parallax.memory.layout;

import java.lang.invoke.VarHandle;

/// The frequent side of a pair of threads that each write a word and then read the other's.
///
/// ```
/// frequent side                seldom side
/// write A                      write B
/// Fences.frequent(...)         memory.os.Barrier.everywhere()
/// read B                       read A
/// ```
///
/// At least one of the two sees what the other wrote. ADR 10 says why: the call of the seldom side makes every core
/// that runs a registered process carry out a full barrier at some moment during the call. If the frequent side reads B
/// after that moment, it sees B. If it reads B before, then A was written before in its program, hence is visible to
/// the seldom side when the call returns. All that the frequent side owes is that its two accesses stay in the order of
/// its program, in the code that the compiler makes.
final class Fences {
    private Fences() {}

    /// Keeps a write before a read.
    /// @param own whether this process has to carry out its own barrier, since others cannot have it done
    static void frequent(boolean own) {
        if (own) {
            VarHandle.fullFence();
        } else {
            VarHandle.releaseFence(); // no instruction on x86; the compilers move no access across it (ADR 10)
        }
    }
}
