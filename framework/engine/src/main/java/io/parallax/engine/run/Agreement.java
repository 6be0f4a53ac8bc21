package io.parallax.engine.run;

import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.time.ClockTime;
import io.parallax.engine.negotiate.CapsPlan;
import io.parallax.engine.negotiate.Negotiator;
import io.parallax.engine.resolve.GraphMerge;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.Map;
import java.util.Set;

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
            tried.release(Set.of());
        }
    }

    /// {@return a plan for a graph that is about to run; the one before is forgotten}
    /// @throws PipelineFailedException if there is no agreement
    CapsPlan renew(ResolvedGraph graph) throws PipelineFailedException {
        forget(Set.of());
        CapsPlan next = next(graph, CapsPlan.ANYTHING);
        adopt(next);
        return next;
    }

    /// Changes the graph of a run. What runs goes on carrying what it carries; what is new must fit, perhaps by
    /// converters. What left gives its elements back itself.
    /// @param merge the graph to be; its fresh elements are given back if that fails
    /// @param now whether what leaves leaves at once
    /// @throws PipelineFailedException if there is no agreement, or the change was not made
    void change(Run run, GraphMerge merge, boolean now) throws PipelineFailedException {
        CapsPlan next = CapsPlan.ANYTHING;
        boolean isDone = false;
        try {
            next = next(merge.graph(), plan);
            Message.Failed failure = new LiveChange(run, plan.graph(), next, now).make();
            if (failure != null) {
                throw new PipelineFailedException(failure);
            }
            isDone = true;
            adopt(next);
        } finally {
            if (!isDone) {
                merge.release();
                next.release(Set.copyOf(plan.converters()));
            }
        }
    }

    /// {@return a plan for a graph; it must be adopted, or its converters given back}
    private CapsPlan next(ResolvedGraph graph, CapsPlan running) throws PipelineFailedException {
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
    private void adopt(CapsPlan next) {
        CapsPlan before = plan;
        plan = next;
        for (Negotiation.Insertion insertion : next.insertions()) {
            if (!before.insertions().contains(insertion)) {
                bus.post(message(insertion));
            }
        }
    }

    /// Forgets the plan and gives its converters back.
    /// @param held elements that somebody else gives back
    void forget(Set<GraphNode> held) {
        CapsPlan before = plan;
        plan = CapsPlan.ANYTHING;
        before.release(held);
    }

    private Message message(Negotiation.Insertion insertion) {
        return policy == ConverterPolicy.WARN
                ? new Message.Warning(pipeline, insertion.element(), insertion.reason())
                : new Message.ElementMessage(
                        pipeline, insertion.element(), "inserted", Map.of("reason", insertion.reason()));
    }
}
