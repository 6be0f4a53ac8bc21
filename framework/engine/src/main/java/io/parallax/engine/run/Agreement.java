package io.parallax.engine.run;

import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.time.ClockTime;
import io.parallax.engine.negotiate.CapsPlan;
import io.parallax.engine.negotiate.Negotiator;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.Map;

/// What the links of one pipeline carry now. The control thread changes it.
final class Agreement {
    private final String pipeline;
    private final Negotiator negotiator;
    private final EngineBus bus;
    private volatile ConverterPolicy policy = ConverterPolicy.WARN;
    private volatile CapsPlan plan = CapsPlan.ANYTHING;

    Agreement(String pipeline, Negotiator negotiator, EngineBus bus) {
        this.pipeline = pipeline;
        this.negotiator = negotiator;
        this.bus = bus;
    }

    /// Says what may be done about links whose ends do not agree, from the next plan on.
    void policy(ConverterPolicy converters) {
        policy = converters;
    }

    CapsPlan plan() {
        return plan;
    }

    /// {@return what would be agreed on}
    Negotiation tried(ResolvedGraph graph) {
        CapsPlan tried = negotiator.negotiate(pipeline, graph, policy, CapsPlan.ANYTHING);
        try {
            return tried.negotiation();
        } finally {
            tried.releaseBut(CapsPlan.ANYTHING);
        }
    }

    /// {@return a plan for a graph; it must be adopted, or its converters given back}
    /// @param graph the graph
    /// @param running what runs already
    /// @throws PipelineFailedException if there is no agreement
    CapsPlan next(ResolvedGraph graph, CapsPlan running) throws PipelineFailedException {
        CapsPlan next;
        try {
            next = negotiator.negotiate(pipeline, graph, policy, running);
        } catch (IllegalStateException e) {
            throw new PipelineFailedException(
                    new Message.Failed(pipeline, pipeline, FailureText.reason(e), "", -1, ClockTime.NONE));
        }
        Negotiation.Conflict conflict = next.conflict();
        if (conflict != null) {
            throw new PipelineFailedException(
                    new Message.Failed(pipeline, conflict.link().to(), conflict.text(), "", -1, ClockTime.NONE));
        }
        return next;
    }

    /// Takes a plan in place of the one before, and tells of the converters that are new in it. Those of the plan
    /// before stay with their run, if there is one.
    void adopt(CapsPlan next) {
        CapsPlan before = plan;
        plan = next;
        for (Negotiation.Insertion insertion : next.insertions()) {
            if (!before.insertions().contains(insertion)) {
                bus.post(message(insertion));
            }
        }
    }

    /// Forgets the plan and gives its converters back.
    void forget() {
        CapsPlan before = plan;
        plan = CapsPlan.ANYTHING;
        before.releaseBut(CapsPlan.ANYTHING);
    }

    private Message message(Negotiation.Insertion insertion) {
        return policy == ConverterPolicy.WARN
                ? new Message.Warning(pipeline, insertion.element(), insertion.reason())
                : new Message.ElementMessage(
                        pipeline, insertion.element(), "inserted", Map.of("reason", insertion.reason()));
    }
}
