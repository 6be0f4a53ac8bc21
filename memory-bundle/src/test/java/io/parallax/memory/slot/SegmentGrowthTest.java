package io.parallax.memory.slot;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Streams leave no segment objects behind, however long they run. The long profile streams a hundred times longer.
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class SegmentGrowthTest {
    private static final int BUFFERS = Boolean.getBoolean("parallax.long") ? 100_000_000 : 1_000_000;

    /// Buffers of the first round, of which handles and windows remain.
    private static final int WARM_UP = 10_000;

    private final MemoryPool pool = TestPools.pool(16);

    @Test
    void keepsAsManySegmentObjectsAsBefore() throws Exception {
        stream(WARM_UP);
        long before = segments();

        stream(BUFFERS);

        assertThat(segments() - before).isLessThan(100);
        pool.close();
    }

    private void stream(int buffers) throws InterruptedException {
        long sum = 0;
        for (int i = 0; i < buffers; i++) {
            try (LoanedSlot loan = pool.loan()) {
                loan.bytes().set(JAVA_INT, 0, i);
                Buffer buffer = loan.publish(64);
                Buffer part = buffer.view(0, 8);
                sum += part.bytes().get(JAVA_INT, 0);
                part.close();
                buffer.close();
            }
        }
        assertThat(sum).isEqualTo((long) buffers * (buffers - 1) / 2);
    }

    /// {@return live objects of the JDK's segment classes, after a collection}
    private static long segments() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {null},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .filter(line -> line.contains("MemorySegmentImpl"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", 3)[1]))
                .sum();
    }
}
