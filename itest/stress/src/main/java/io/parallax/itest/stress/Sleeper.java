package io.parallax.itest.stress;

import io.parallax.memory.layout.DescriptorRing;
import io.parallax.memory.layout.RingEntry;
import io.parallax.memory.layout.WaitFlags;
import java.lang.foreign.MemorySegment;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// A member raises its flag and looks, an owner writes and looks at the flag, in a process that has barriers of its
/// own. If neither sees the other, the member sleeps and nobody wakes it.
@JCStressTest
@Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "a lost wake-up")
@Outcome(expect = Expect.ACCEPTABLE, desc = "the entry was seen, or the flag, or both")
@State
public class Sleeper {
    private final MemorySegment control = Rings.control();
    private final DescriptorRing ring = new DescriptorRing(control, Rings.ENTRIES);
    private final WaitFlags flags = new WaitFlags(control, true);
    private final RingEntry written = new RingEntry();
    private final RingEntry read = new RingEntry();

    /// Writes, and wakes who sleeps.
    /// @param r whether somebody does
    @Actor
    public void owner(ZZ_Result r) {
        ring.write(0, written);
        r.r1 = flags.clearMember();
    }

    /// Looks before it sleeps.
    /// @param r whether there is something
    @Actor
    public void member(ZZ_Result r) {
        flags.memberWaits();
        r.r2 = ring.read(0, read) == DescriptorRing.READ;
    }
}
