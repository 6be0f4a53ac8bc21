package io.parallax.itest.stress;

import io.parallax.memory.layout.Gate;
import io.parallax.memory.os.Barrier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/// A sender goes through its gate without a barrier while another thread shuts it, with one everywhere. Either the
/// sender stays out, or all that it did inside is seen by who has shut the gate.
@JCStressTest
@Outcome(id = "true, 7", expect = Expect.ACCEPTABLE, desc = "it was inside, and that is seen")
@Outcome(id = "false, 0", expect = Expect.ACCEPTABLE, desc = "it stayed out")
@Outcome(expect = Expect.FORBIDDEN, desc = "it is inside a gate that is shut")
@State
public class SendersGate {
    private final Gate gate = new Gate(!Barrier.isRegistered());
    private int sent;

    /// Goes in.
    /// @param r whether it did
    @Actor
    public void sender(ZI_Result r) {
        r.r1 = gate.enter();
        if (r.r1) {
            sent = 7;
            gate.leave();
        }
    }

    /// Shuts the gate.
    /// @param r what it finds
    @Actor
    public void other(ZI_Result r) {
        gate.shut();
        boolean _ = Barrier.everywhere();
        gate.awaitEmpty();
        r.r2 = sent;
    }
}
