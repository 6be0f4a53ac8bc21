package io.parallax.itest.stress;

import io.parallax.memory.layout.ControlBlock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// Two slots, one away and one at home: one thread brings the first home while two others take one each. No slot is
/// taken twice, none is lost.
@JCStressTest
@Outcome(id = "1, 0, -1", expect = Expect.ACCEPTABLE, desc = "both taken")
@Outcome(id = "0, 1, -1", expect = Expect.ACCEPTABLE, desc = "both taken")
@Outcome(id = "1, -1, 0", expect = Expect.ACCEPTABLE, desc = "one came before the slot was home")
@Outcome(id = "-1, 1, 0", expect = Expect.ACCEPTABLE, desc = "one came before the slot was home")
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

    /// Writes to the slot that is away and brings it home.
    @Actor
    public void returner() {
        content[0] = 1;
        block.put(0);
    }

    /// Takes a slot.
    /// @param r gets it
    @Actor
    public void one(III_Result r) {
        r.r1 = taken();
    }

    /// Takes a slot.
    /// @param r gets it
    @Actor
    public void other(III_Result r) {
        r.r2 = taken();
    }

    /// Takes what is left.
    /// @param r gets it
    @Arbiter
    public void rest(III_Result r) {
        r.r3 = taken();
    }
}
