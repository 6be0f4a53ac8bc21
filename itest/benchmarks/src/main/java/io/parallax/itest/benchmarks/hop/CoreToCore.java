package io.parallax.itest.benchmarks.hop;

import java.util.concurrent.atomic.AtomicLong;

/// What it costs to hand one cache line from core to core, one way: the limit for all that is measured here. It differs
/// by a factor of five from minute to minute on some virtual machines, so it is measured beside everything else.
final class CoreToCore {
    private static final int TURNS = 20_000;

    private CoreToCore() {}

    static double ns() throws InterruptedException {
        AtomicLong turn = new AtomicLong();
        Thread other = Thread.ofPlatform().start(() -> play(turn, 1));
        long startNs = System.nanoTime();
        play(turn, 0);
        double ns = (System.nanoTime() - startNs) / (double) TURNS;
        other.join();
        return ns;
    }

    private static void play(AtomicLong turn, int side) {
        for (long mine = side; mine < TURNS; mine += 2) {
            while (turn.getAcquire() != mine) {
                Thread.onSpinWait();
            }
            turn.setRelease(mine + 1);
        }
    }
}
