package io.parallax.engine.run;

import io.parallax.api.memory.PoolStats;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.PipelineStats;
import io.parallax.engine.link.Link;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the counters of a run. What comes into an element is what the pad upstream let out, so nothing is counted
/// twice.
final class StatsReader {
    private static final PipelineStats.Count NOTHING = new PipelineStats.Count(0, 0);

    private StatsReader() {}

    static PipelineStats read(String name, PipelineState state, ResolvedGraph graph, @Nullable Run run, int abandoned) {
        if (run == null) {
            return new PipelineStats(name, state, 0, -1, List.of(), Map.of(), Map.of(), abandoned);
        }
        ResolvedGraph branched = run.branches().of(graph);
        Map<String, PipelineStats.Count> in = new HashMap<>();
        Map<String, PipelineStats.QueueLevel> queues = new LinkedHashMap<>();
        Map<String, PoolStats> pools = new LinkedHashMap<>();
        for (ElementNode node : run.nodes()) {
            for (PadOutput pad : node.outputs()) {
                in.merge(
                        target(branched, node, pad),
                        new PipelineStats.Count(pad.passed.buffers(), pad.passed.bytes()),
                        StatsReader::sum);
                PoolStats pool = pad.memory().stats();
                if (pool != null) {
                    pools.put(node.name() + "." + pad.pad(), pool);
                }
            }
            node.queues().forEach(queue -> queues.put(queue.name(), level(queue.level())));
        }
        List<PipelineStats.ElementStats> elements = new ArrayList<>();
        for (ElementNode node : run.nodes()) {
            elements.add(element(node, in.getOrDefault(node.name(), NOTHING)));
        }
        boolean open = state == PipelineState.IDLE || state == PipelineState.RUNNING;
        return new PipelineStats(
                name,
                state,
                run.timing().time().runningNs(),
                open ? expectedBytes(run) : -1,
                elements,
                queues,
                pools,
                abandoned);
    }

    private static PipelineStats.Count sum(PipelineStats.Count a, PipelineStats.Count b) {
        return new PipelineStats.Count(a.buffers() + b.buffers(), a.bytes() + b.bytes());
    }

    private static PipelineStats.QueueLevel level(Link.Level level) {
        return new PipelineStats.QueueLevel(level.buffers(), level.bytes(), level.timeNs());
    }

    private static String target(ResolvedGraph graph, ElementNode node, PadOutput pad) {
        for (GraphLink link : graph.linksFrom(node.graph)) {
            if (link.fromPad().equals(pad.pad())) {
                return link.to().name();
            }
        }
        return "";
    }

    private static PipelineStats.ElementStats element(ElementNode node, PipelineStats.Count in) {
        long buffers = 0;
        long bytes = 0;
        long dropped = node.dropped() + node.skipped() + node.element().dropped();
        for (PadOutput pad : node.outputs()) {
            dropped += pad.dropped();
            buffers += pad.passed.buffers();
            bytes += pad.passed.bytes();
        }
        return new PipelineStats.ElementStats(
                node.name(),
                node.graph.provider().summary().name(),
                in,
                new PipelineStats.Count(buffers, bytes),
                dropped);
    }

    private static long expectedBytes(Run run) {
        long sum = 0;
        for (ElementNode node : run.nodes()) {
            if (node instanceof SourceNode source) {
                long bytes = source.source().expectedBytes();
                if (bytes < 0) {
                    return -1;
                }
                sum += bytes;
            }
        }
        return sum;
    }
}
