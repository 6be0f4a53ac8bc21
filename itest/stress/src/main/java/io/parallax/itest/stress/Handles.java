package io.parallax.itest.stress;

import static java.util.Objects.requireNonNull;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.HeapPoolProvider;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// Handles of one slot: one is closed, another is retained, viewed and closed. Who closed the first tries to borrow the
/// slot. It gets it after the last close, or not at all; and the slot comes home once.
@JCStressTest
@Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "the borrower came too early")
@Outcome(id = "1, 2, 1", expect = Expect.ACCEPTABLE, desc = "the borrower got the slot after both were done")
@Outcome(expect = Expect.FORBIDDEN, desc = "the slot was free too early, twice, or never")
@State
public class Handles {
    private final MemoryPool pool = new HeapPoolProvider().create(new PoolConfig("handles", 16, 1));
    private final Buffer first;
    private final Buffer second;
    private int firstDone;
    private int secondDone;

    /// Makes two handles of the one slot.
    public Handles() {
        try (LoanedSlot loan = requireNonNull(pool.tryLoan())) {
            first = loan.publish(16);
        }
        second = first.retain();
    }

    /// Closes its handle, borrows the slot if it is free, and brings it home.
    /// @param r whether it got it, and how many were done by then
    @Actor
    public void closer(III_Result r) {
        firstDone = 1;
        first.close();
        LoanedSlot loan = pool.tryLoan();
        if (loan != null) {
            r.r1 = 1;
            r.r2 = firstDone + secondDone;
            loan.publish(16).close();
            loan.close();
        }
    }

    /// Makes further handles and closes all.
    @Actor
    public void retainer() {
        Buffer view = second.view(4, 8);
        Buffer more = view.retain();
        second.close();
        view.close();
        secondDone = 1;
        more.close();
    }

    /// Counts the slots at home.
    /// @param r gets their number
    @Arbiter
    public void end(III_Result r) {
        LoanedSlot loan = pool.tryLoan();
        r.r3 = loan == null ? 0 : pool.tryLoan() == null ? 1 : 2;
    }
}
