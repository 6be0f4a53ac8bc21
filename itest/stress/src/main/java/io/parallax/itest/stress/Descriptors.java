package io.parallax.itest.stress;

import io.parallax.memory.layout.DescriptorRing;
import io.parallax.memory.layout.RingEntry;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// An owner reaches ahead and writes two entries, a member reads as far as it can. It finds entries
/// whole with their payloads, in a slot and beside the ring, or none.
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
    private final MemorySegment source = MemorySegment.ofArray(new long[] {7, 8});
    private final MemorySegment target = MemorySegment.ofArray(new long[1]);

    /// Writes.
    @Actor
    public void owner() {
        out.reach(0, Rings.ENTRIES, true);
        for (int position = 0; position < Rings.ENTRIES; position++) {
            int value = 7 + position;
            payload[value] = 1;
            written.refer(RingEntry.BUFFER, value, 0, value);
            written.stamp(value, 0, 0, value, 0);
            written.mark(0, value);
            out.writeSmall(position, source, 8L * position, 8);
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

    private long smallAt(long position) {
        in.readSmall(position, target, 8);
        return target.get(ValueLayout.JAVA_LONG, 0);
    }

    private int readAt(long position) {
        int answer = in.read(position, read);
        if (answer == DescriptorRing.EMPTY) {
            return 0;
        }
        boolean whole = read.size() == read.slot()
                && read.pts() == read.slot()
                && read.sequence() == read.slot()
                && read.flags() == read.slot()
                && payload[read.slot()] == 1
                && smallAt(position) == read.slot();
        return answer == DescriptorRing.READ && whole ? read.slot() : -1;
    }
}
