package io.parallax.shell;

import io.parallax.api.memory.PoolStats;
import io.parallax.api.pipeline.PipelineStats;
import java.util.Locale;

/// Counters written down for people.
final class StatsText {
    private StatsText() {}

    static String of(PipelineStats stats) {
        StringBuilder out = new StringBuilder(stats.pipeline())
                .append(": ")
                .append(stats.state().name().toLowerCase(Locale.ROOT))
                .append(", running for ")
                .append(Quantities.clock(stats.runningNs()))
                .append(stats.abandoned() == 0 ? "" : ", threads given up: " + stats.abandoned())
                .append("\n\n");
        Table elements = Table.titled("ELEMENT", "TYPE", "IN", "OUT", "DROPPED");
        stats.elements()
                .forEach(element -> elements.row(
                        element.name(),
                        element.type(),
                        count(element.in()),
                        count(element.out()),
                        Quantities.count(element.dropped())));
        out.append(elements);
        if (!stats.queues().isEmpty()) {
            Table queues = Table.titled("QUEUE", "BUFFERS", "BYTES", "TIME");
            stats.queues()
                    .forEach((name, level) -> queues.row(
                            name,
                            Quantities.count(level.buffers()),
                            Quantities.bytes(level.bytes()),
                            Quantities.span(level.timeNs())));
            out.append("\n\n").append(queues);
        }
        if (!stats.pools().isEmpty()) {
            out.append("\n\n").append(pools(stats));
        }
        return out.toString();
    }

    private static Table pools(PipelineStats stats) {
        Table pools = Table.titled("POOL", "SLOTS", "FREE", "LOANED", "WAITS");
        stats.pools().forEach((pad, pool) -> pools.row(poolCells(pad, pool)));
        return pools;
    }

    private static String[] poolCells(String pad, PoolStats pool) {
        return new String[] {
            pad,
            Quantities.count(pool.slots()),
            Quantities.count(pool.free()),
            Quantities.count(pool.loans()),
            Quantities.count(pool.waits())
        };
    }

    private static String count(PipelineStats.Count count) {
        return count.buffers() == 0
                ? "-"
                : Quantities.count(count.buffers())
                        + (count.bytes() > 0 ? " (" + Quantities.bytes(count.bytes()) + ")" : "");
    }
}
