package io.parallax.engine.run;

import io.parallax.api.pipeline.Probe;
import io.parallax.api.pipeline.ProbeHandler;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Puts probes into the pads of a run and takes them out. Only on the control thread.
final class Probes {
    private final Run run;
    private final Chains chains;

    Probes(Run run, ResolvedGraph graph) {
        this.run = run;
        this.chains = new Chains(run.branches().of(graph), run.nodes());
    }

    ProbeReceiver add(ElementNode node, String pad, ProbeHandler handler) {
        PadOutput output = node.outputs().stream()
                .filter(each -> each.pad().equals(pad))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(node.name() + " has no linked source pad " + pad));
        ProbeReceiver probe = new ProbeReceiver(handler, output);
        between(node, () -> output.route(probe));
        return probe;
    }

    /// Takes a probe out; if its element is gone, so is the probe.
    void remove(ProbeReceiver probe) {
        PadOutput pad = probe.pad();
        if (run.nodes().contains(pad.owner())) {
            between(pad.owner(), () -> pad.route(ProbeReceiver.without(pad.next(), probe)));
        }
    }

    private void between(ElementNode node, Runnable change) {
        List<HeadNode> heads = List.of(chains.head(node));
        Aside aside = new Aside(chains);
        aside.call(heads);
        aside.callSinks(heads);
        try {
            Tasks.Held held = run.tasks().hold(heads);
            if (held != null) {
                throw new IllegalStateException("the stream at " + node.name()
                        + " could not be held between two buffers for a probe: " + held.whereabouts());
            }
            change.run();
            run.tasks().release(heads);
        } finally {
            aside.end();
        }
    }

    /// A probe as its owner sees it.
    /// @param remove takes the probe out, on the control thread, and waits for that
    record Handle(ProbeReceiver probe, AtomicBoolean closed, Consumer<ProbeReceiver> remove) implements Probe {
        @Override
        public void close() {
            if (!closed.getAndSet(true)) {
                probe.leave();
                remove.accept(probe);
            }
        }
    }
}
