package io.parallax.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignalsTest {
    private static final int INT = 2;
    private static final int TERM = 15;

    private final Signals signals = new Signals();

    @Test
    void interruptsTheWorkerTwiceAndThenEndsTheProcess() {
        signals.interruptMe();

        assertThat(signals.arrived(INT)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(signals.arrived(INT)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(signals.arrived(INT)).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void endsTheProcessWhenNobodyWorks() {
        assertThat(signals.arrived(TERM)).isTrue();
    }

    @Test
    void leavesNoInterruptBehind() {
        signals.interruptMe();
        boolean _ = signals.arrived(INT);
        signals.leaveMeAlone();

        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void answersTheSignalAsExitCode() {
        assertThat(signals.exitCode(1)).isEqualTo(1);
        signals.interruptMe();
        boolean _ = signals.arrived(TERM);
        signals.leaveMeAlone();

        assertThat(signals.exitCode(0)).isEqualTo(143);
    }
}
