package io.parallax.memory.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GateTest {
    private final Gate gate = new Gate(true);
    private long counted;

    @Test
    void letsOneInAgainAndAgainUntilItIsShut() {
        for (int i = 0; i < 3; i++) {
            assertThat(gate.enter()).isTrue();
            gate.leave();
        }
        gate.shut();
        gate.awaitEmpty();

        assertThat(gate.enter()).isFalse();
        assertThat(gate.enter()).as("who was not let in is not inside").isFalse();
    }

    @Test
    void noticesASecondOne() {
        assertThat(gate.enter()).isTrue();

        assertThatIllegalStateException().isThrownBy(gate::enter).withMessageContaining("two threads");
    }

    @Test
    void waitsForWhoIsInside() throws Exception {
        for (int round = 0; round < 2000; round++) {
            Gate one = new Gate(true);
            FutureTask<Long> busy = new FutureTask<>(() -> {
                long times = 0;
                while (one.enter()) {
                    counted++;
                    times++;
                    one.leave();
                }
                return times;
            });
            counted = 0;
            Thread.ofPlatform().start(busy);
            one.shut();
            Thread.onSpinWait();
            one.awaitEmpty();
            long seen = counted; // nobody counts any more, and all that was counted is seen

            assertThat(busy.get()).isEqualTo(seen);
        }
    }
}
