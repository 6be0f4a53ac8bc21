package io.parallax.itest.stress;

import io.parallax.memory.layout.ReturnRing;
import java.lang.foreign.MemorySegment;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// A member gives two slots back, the owner takes them. It must see the member done with each slot that it takes.
@JCStressTest
@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "nothing yet")
@Outcome(id = "3, -1", expect = Expect.ACCEPTABLE, desc = "the first")
@Outcome(id = "3, 4", expect = Expect.ACCEPTABLE, desc = "both")
@Outcome(expect = Expect.FORBIDDEN, desc = "out of order, or taken while the member still uses it")
@State
public class Returns {
    private final MemorySegment control = Rings.control();
    private final ReturnRing out = new ReturnRing(control, Rings.ENTRIES);
    private final ReturnRing in = new ReturnRing(control, Rings.ENTRIES);
    private final int[] done = new int[5];

    /// Gives back.
    @Actor
    public void member() {
        done[3] = 1;
        out.write(0, 3);
        done[4] = 1;
        out.write(1, 4);
    }

    /// Takes.
    /// @param r gets the slots
    @Actor
    public void owner(II_Result r) {
        r.r1 = takenAt(0);
        r.r2 = r.r1 == ReturnRing.EMPTY ? ReturnRing.EMPTY : takenAt(1);
    }

    private int takenAt(long position) {
        int slot = in.read(position);
        return slot < 0 || done[slot] == 1 ? slot : 99;
    }
}
