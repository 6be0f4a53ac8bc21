package io.parallax.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.time.Clock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunTimeTest {
    private long nowNs;
    /// Answers one reading, with what happens in the middle of it.
    private @Nullable LongSupplier nextReading;

    private final Clock clock = () -> {
        LongSupplier reading = nextReading;
        nextReading = null;
        return reading == null ? nowNs : reading.getAsLong();
    };
    private final RunTime time = new RunTime(clock);

    @Test
    void leavesPausesOut() {
        nowNs = 100;
        time.go();
        nowNs = 130;
        assertThat(time.runningNs()).isEqualTo(30);
        time.hold();
        nowNs = 500;
        assertThat(time.runningNs()).isEqualTo(30);
        time.go();
        nowNs = 505;
        assertThat(time.runningNs()).isEqualTo(35);
    }

    @Test
    void nobodyReadsMoreThanWhatIsHeld() {
        time.go();
        nowNs = 50;
        nextReading = () -> {
            time.hold();
            return 90;
        };
        long read = time.runningNs();

        assertThat(read).isLessThanOrEqualTo(time.runningNs());
    }

    @Test
    void nobodyReadsLessThanWhatWasHeld() {
        time.go();
        nowNs = 50;
        time.hold();
        nowNs = 70;
        nextReading = () -> {
            time.go();
            return 60;
        };

        assertThat(time.runningNs()).isEqualTo(50);
    }
}
