package io.parallax.itest.stress;

import io.parallax.memory.layout.DescriptorRing;
import io.parallax.memory.layout.RingEntry;
import java.lang.foreign.MemorySegment;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// An owner reaches ahead and writes two entries, a member reads as far as it can. It finds entries whole, or none.
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "nothing yet")
@Outcome(id = "7, 0", expect = Expect.ACCEPTABLE, desc = "the first")
@Outcome(id = "7, 8", expect = Expect.ACCEPTABLE, desc = "both")
@Outcome(expect = Expect.FORBIDDEN, desc = "an entry is there in part, or before the one in front of it")
@State
public class Descriptors {
    private final MemorySegment control = Rings.control();
    private final DescriptorRing out = new DescriptorRing(control, Rings.ENTRIES);
    private final DescriptorRing in = new DescriptorRing(control, Rings.ENTRIES);
    private final RingEntry written = new RingEntry();
    private final RingEntry read = new RingEntry();
    private final int[] payload = new int[9];

    /// Writes.
    @Actor
    public void owner() {
        out.reach(0, Rings.ENTRIES);
        for (int position = 0; position < Rings.ENTRIES; position++) {
            int value = 7 + position;
            payload[value] = 1;
            written.kind = RingEntry.BUFFER;
            written.slot = value;
            written.size = value;
            written.pts = value;
            written.sequence = value;
            written.flags = value;
            out.write(position, written);
        }
    }

    /// Reads.
    /// @param r gets what it read
    @Actor
    public void member(II_Result r) {
        r.r1 = readAt(0);
        r.r2 = r.r1 == 0 ? 0 : readAt(1);
    }

    private int readAt(long position) {
        int answer = in.read(position, read);
        if (answer == DescriptorRing.EMPTY) {
            return 0;
        }
        boolean whole = read.size == read.slot
                && read.pts == read.slot
                && read.sequence == read.slot
                && read.flags == read.slot
                && payload[read.slot] == 1;
        return answer == DescriptorRing.READ && whole ? read.slot : -1;
    }
}
