package io.parallax.engine.run;

import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Message;
import io.parallax.api.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The clock, the running time and the latency of a run. The control thread changes them; any thread may
/// read.
final class RunTiming {
    private final Run run;
    private final RunOwner owner;
    private final Clock system;
    private volatile RunTime time;
    private volatile long latencyNs;

    RunTiming(Run run, Clock system, RunOwner owner) {
        this.run = run;
        this.owner = owner;
        this.system = system;
        this.time = new RunTime(system);
    }

    RunTime time() {
        return time;
    }

    long latencyNs() {
        return latencyNs;
    }

    /// Decides on whose clock the run goes.
    /// @return null, or the failure of an element that did not bring its clock
    Message.@Nullable Failed elect(List<ElementNode> nodes) {
        ClockElection election = new ClockElection(system);
        Message.Failed undecided = election.hold(run.name(), nodes);
        if (undecided == null) {
            Clock clock = election.clock();
            time = new RunTime(clock);
            if (!election.element().isEmpty()) {
                run.post(new Message.ClockSelected(run.name(), election.element(), clock.name()));
            }
        }
        return undecided;
    }

    /// Has the latencies asked for again soon. Any thread may call this.
    void refreshLatency() {
        owner.later(run, this::updateLatency);
    }

    /// Asks the elements for their latencies, and tells everybody if they add up to something else.
    void updateLatency() {
        Postman postman = run.postman();
        long now = LatencyPlan.of(postman.routes());
        postman.routes().sinks().forEach(sink -> sink.timing().latency(now));
        if (now != latencyNs) {
            latencyNs = now;
            run.post(new Message.LatencyChanged(run.name(), now));
            postman.send(new Event.Latency(now));
        }
    }
}
