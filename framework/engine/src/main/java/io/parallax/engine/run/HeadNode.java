package io.parallax.engine.run;

import io.parallax.engine.resolve.GraphNode;
import java.util.List;

/// An element that a streaming thread starts at. It makes or fetches what comes next and pushes it down its chain: the
/// elements that the same thread calls, down to the next queues and sinks. Every push goes through [#guard].
abstract class HeadNode extends ElementNode implements Runnable {
    /// Passed by the streaming thread around every push, so that the chain can be changed between two buffers.
    final ChainGuard guard = new ChainGuard();

    /// {@return names of the pads that the thread waits for, if it waits for only some of them}
    List<String> emptyInputs() {
        return List.of();
    }

    HeadNode(GraphNode graph, RunControl run) {
        super(graph, run);
    }
}
