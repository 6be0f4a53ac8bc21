package io.parallax.itest.stress;

import io.parallax.memory.layout.ReferenceCount;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// Two holders, one of which takes a further reference and gives it back: one of all releases is the last, and who
/// does it sees what the others did before.
@JCStressTest
@Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "one is the last, sees everything, and nobody is left")
@Outcome(expect = Expect.FORBIDDEN, desc = "none or two are the last, or the last misses something")
@State
public class LastHolder extends ReferenceCount {
    private int first;
    private int second;
    private int lastOnes;
    private int seen;

    /// Starts with two holders.
    public LastHolder() {
        holdFirst();
        holdMore();
    }

    private void release() {
        if (holdLess()) {
            lastOnes++;
            seen = first + second;
        }
    }

    /// Releases.
    @Actor
    public void releaser() {
        first = 1;
        release();
    }

    /// Retains, and releases twice.
    @Actor
    public void retainer() {
        second = 1;
        holdMore();
        release();
        release();
    }

    /// Looks at the end.
    /// @param r how many were last, what they saw, who is left
    @Arbiter
    public void end(III_Result r) {
        r.r1 = lastOnes;
        r.r2 = seen;
        r.r3 = holders();
    }
}
