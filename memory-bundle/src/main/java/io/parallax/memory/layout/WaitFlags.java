package io.parallax.memory.layout;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// Two words of a control file by which each side says that it is about to sleep, so that the other wakes it.
///
/// ```
/// offset size field          set to 1 by   set to 0 by        what wakes
///    256    4 member waits   member        owner, who wakes   futex on this word
///    512    4 owner waits    owner         member, who wakes  the owner's bell
/// ```
///
/// **Why no wake-up is missed.** Who will sleep writes its flag and then looks at the ring; who writes to the ring
/// reads the flag afterwards. With a full barrier between the two on both sides, either the sleeper sees the entry, or
/// the writer sees the flag. The sleeper has its barrier carried out by all processes that have registered for that
/// (`memory.os.Barrier`), so that a writer of such a process does without: see [Fences]. A writer of any other process
/// has a barrier of its own. A sleeper that cannot call for a barrier must not sleep long.
///
/// Who takes a flag down wakes afterwards, always: the flag may have been raised for the next sleep in the meantime. So
/// who is woken looks at the ring, and raises its flag again before it sleeps again, whether it found something or not.
/// While both are awake nobody writes a flag, so its line stays in both caches.
public final class WaitFlags {
    private static final VarHandle FLAG = JAVA_INT.varHandle();
    private static final long MEMBER = 256;
    private static final long OWNER = 512;

    private final MemorySegment control;
    private final boolean ownBarrier;

    /// Looks at the flags of a control file.
    /// @param control the file
    /// @param ownBarrier whether this process needs barriers of its own, since it takes no part in those of others
    public WaitFlags(MemorySegment control, boolean ownBarrier) {
        this.control = control;
        this.ownBarrier = ownBarrier;
    }

    /// {@return the member's flag, for a futex; it is 1 while the member wants to be woken}
    public MemorySegment memberWord() {
        return control.asSlice(MEMBER, 4);
    }

    /// Says that the member is about to sleep. A barrier everywhere must follow, and then a look.
    public void memberWaits() {
        FLAG.setVolatile(control, MEMBER, 1);
    }

    /// Takes the member's flag down, after something was written for it.
    /// @return whether it was up
    public boolean clearMember() {
        return clear(MEMBER);
    }

    /// Says that the owner is about to sleep. A barrier everywhere must follow, and then a look.
    public void ownerWaits() {
        FLAG.setVolatile(control, OWNER, 1);
    }

    /// Takes the owner's flag down, after something was written for it.
    /// @return whether it was up
    public boolean clearOwner() {
        return clear(OWNER);
    }

    private boolean clear(long flag) {
        Fences.frequent(ownBarrier);
        if ((int) FLAG.getVolatile(control, flag) == 0) {
            return false;
        }
        FLAG.setVolatile(control, flag, 0);
        return true;
    }
}
