package io.parallax.itest.stress;

import io.parallax.memory.layout.ControlBlock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// Two slots, one away and one at home: one thread brings the first home and takes one, another takes one. Both get
/// one, none is taken twice, none is lost.
@JCStressTest
@Outcome(id = "0, 1, -1", expect = Expect.ACCEPTABLE, desc = "the thread got its own slot again")
@Outcome(id = "1, 0, -1", expect = Expect.ACCEPTABLE, desc = "they changed slots")
@Outcome(expect = Expect.FORBIDDEN, desc = "a slot is lost or taken twice, or was not whole")
@State
public class SlotWords {
    private final ControlBlock block = new ControlBlock(2);
    private final int[] content = new int[2];

    /// Takes slot 0; slot 1 stays home.
    public SlotWords() {
        int _ = block.take();
        content[1] = 1;
    }

    private int taken() {
        int slot = block.take();
        return slot == ControlBlock.EMPTY || content[slot] == 1 ? slot : 99;
    }

    /// Writes to the slot that is away, brings it home and takes one.
    /// @param r gets it
    @Actor
    public void returner(III_Result r) {
        content[0] = 1;
        block.put(0);
        r.r1 = taken();
    }

    /// Takes a slot.
    /// @param r gets it
    @Actor
    public void taker(III_Result r) {
        r.r2 = taken();
    }

    /// Takes what is left.
    /// @param r gets it
    @Arbiter
    public void rest(III_Result r) {
        r.r3 = taken();
    }
}
