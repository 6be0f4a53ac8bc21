package io.parallax.memory;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceProvider;
import io.parallax.api.thread.ThreadPlacer;
import io.parallax.memory.os.SystemCallException;
import io.parallax.memory.os.ThreadCalls;
import java.util.BitSet;
import java.util.Collection;
import org.osgi.service.component.annotations.Component;

/// Places threads by the means of Linux.
@Component
@ServiceProvider(value = ThreadPlacer.class, resolution = Resolution.OPTIONAL)
public final class LinuxThreads implements ThreadPlacer {
    private static final int LEAST_NICE = -20;
    private static final int MOST_NICE = 19;

    /// Makes the placer; it holds nothing.
    public LinuxThreads() {}

    @Override
    public void pin(Collection<Integer> cpus) {
        BitSet mask = new BitSet();
        for (int cpu : cpus) {
            if (cpu < 0 || cpu >= ThreadCalls.MOST_CPUS) {
                throw new IllegalArgumentException(
                        "there is no processor " + cpu + ": they count from 0 to " + (ThreadCalls.MOST_CPUS - 1));
            }
            mask.set(cpu);
        }
        if (mask.isEmpty()) {
            throw new IllegalArgumentException("a thread needs at least one processor");
        }
        try {
            ThreadCalls.pin(mask);
        } catch (SystemCallException e) {
            throw new IllegalStateException(
                    "this process may not run on any of the processors " + mask + "; see Cpus_allowed_list in"
                            + " /proc/self/status for those it may",
                    e);
        }
    }

    @Override
    public void nice(int level) {
        if (level < LEAST_NICE || level > MOST_NICE) {
            throw new IllegalArgumentException("a nice value is in -20 to 19, not " + level);
        }
        try {
            ThreadCalls.nice(level);
        } catch (SystemCallException e) {
            throw new IllegalStateException(
                    "this process may not give a thread the nice value " + level
                            + "; it needs the right CAP_SYS_NICE, or a limit that allows it (LimitNICE= of its unit)",
                    e);
        }
    }
}
