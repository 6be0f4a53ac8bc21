package io.parallax.memory.stream;

import java.util.concurrent.atomic.LongAdder;

/// What a publisher counts.
final class Counters {
    final LongAdder joined = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder disconnected = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder moved = new LongAdder();
    final LongAdder movedBytes = new LongAdder();
}
