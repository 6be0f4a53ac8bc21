package io.parallax.engine.run;

import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.PipelineStuckException;
import io.parallax.api.time.ClockTime;
import io.parallax.engine.negotiate.CapsPlan;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.resolve.GraphNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The states of a pipeline and the ways between them. The control thread makes the changes, one after the other, and
/// never waits longer than the stop limit for an element that is to go; any thread may look.
final class Lifecycle {
    private final String name;
    private final EngineServices services;
    private final EngineBus bus;
    private final Control control;
    private final Blueprint blueprint;
    private final Agreement agreement;
    private final Exchanges exchanges = new Exchanges(() -> isOpen() ? run() : null);
    private final AtomicInteger abandoned = new AtomicInteger();

    // written by the control thread only
    private volatile PipelineState state;
    private volatile @Nullable Run current;
    private @Nullable Message terminal;
    private Message.@Nullable Stuck stuck;
    /// Whether a provider of an element has gone.
    private boolean stale;

    private final AtomicInteger stopsAsked = new AtomicInteger();
    private volatile @Nullable Long hurryByNs;

    Lifecycle(String name, Blueprint blueprint, Agreement agreement, EngineServices services, EngineBus bus) {
        this.name = name;
        this.blueprint = blueprint;
        this.agreement = agreement;
        this.services = services;
        this.bus = bus;
        this.control = new Control(name);
        this.state = blueprint.isComplete() ? PipelineState.SUSPENDED : PipelineState.GHOST;
    }

    Control control() {
        return control;
    }

    PipelineState state() {
        return state;
    }

    Exchanges exchanges() {
        return exchanges;
    }

    /// The control thread: throws if there is nothing that could be changed now.
    void checkChangeable() {
        checkComplete();
        if (state == PipelineState.STOPPING) {
            throw new IllegalStateException("pipeline " + name + " is stopping: wait for the end of that");
        }
    }

    private void checkComplete() {
        if (!blueprint.isComplete()) {
            throw new IllegalStateException("pipeline " + name + " needs " + String.join(", ", blueprint.missing())
                    + ": deploy what provides it");
        }
    }

    @Nullable Run run() {
        return current;
    }

    /// {@return threads that were given up and live}
    int abandoned() {
        return abandoned.get();
    }

    boolean isOpen() {
        return state == PipelineState.IDLE || state == PipelineState.RUNNING;
    }

    /// To `IDLE`, if nothing is open yet.
    PipelineState open() throws PipelineFailedException {
        if (isOpen()) {
            return state;
        }
        Message.Stuck holder = stuck;
        if (holder != null) {
            throw new PipelineStuckException(holder);
        }
        checkComplete();
        Run run = newRun();
        current = run;
        terminal = null;
        if (stopsAsked.get() > 0) {
            run.announceStop();
        }
        try {
            terminal = run.open();
        } catch (CancellationException e) {
            enter(PipelineState.STOPPING);
            throw e;
        }
        if (terminal instanceof Message.Failed failure) {
            enter(PipelineState.STOPPING);
            close(services.stopLimit());
            throw new PipelineFailedException(failure);
        }
        enter(PipelineState.IDLE);
        return state;
    }

    private Run newRun() throws PipelineFailedException {
        try {
            CapsPlan agreed = agreement.renew(blueprint.graph());
            Run run = new Run(name, agreed.graph(), services, bus, new Owner());
            run.nodes().forEach(node -> node.plan = agreed);
            return run;
        } catch (PipelineFailedException e) {
            fail(e.failure());
            throw e;
        } catch (Throwable e) {
            Message.Failed failure = new Message.Failed(name, "", FailureText.reason(e), "", -1, ClockTime.NONE);
            fail(failure);
            throw new PipelineFailedException(failure);
        }
    }

    /// To `RUNNING`.
    PipelineState go() throws PipelineFailedException {
        open();
        Run run = current;
        if (state == PipelineState.IDLE && run != null) {
            enter(PipelineState.RUNNING);
            run.go();
        }
        return state;
    }

    /// From `RUNNING` to `IDLE`.
    PipelineState hold() {
        Run run = current;
        if (state == PipelineState.RUNNING && run != null) {
            run.hold();
            enter(PipelineState.IDLE);
        }
        return state;
    }

    /// A run ended by itself. The elements are closed before anybody is told, so that whoever hears of the end finds
    /// files complete; an element that cannot close properly turns the end into a failure.
    private PipelineState finish(Run run, Message end) {
        if (run == current && isOpen()) {
            terminal = end;
            enter(PipelineState.STOPPING);
            close(services.stopLimit());
        }
        return state;
    }

    private final class Owner implements RunOwner {
        @Override
        public Exchanges exchanges() {
            return exchanges;
        }

        @Override
        public void over(Run run, Message end) {
            control.then(() -> finish(run, end));
        }

        @Override
        public void later(Run run, Runnable work) {
            control.then(() -> {
                if (run == current && isOpen()) {
                    work.run();
                }
                return state;
            });
        }
    }

    /// To `SUSPENDED`.
    PipelineState stop(Duration limit) {
        stopsAsked.decrementAndGet();
        if (isOpen()) {
            enter(PipelineState.STOPPING);
        }
        if (state == PipelineState.STOPPING) {
            close(limit);
        }
        if (state == PipelineState.FAILED) {
            enter(PipelineState.SUSPENDED);
        }
        control.ended(null);
        return state;
    }

    /// Tells that a stop will be asked for, so that a start which is under way is cancelled. Any thread may call this;
    /// it then asks for [#stop(Duration)] or [#abandon()].
    void announceStop() {
        stopsAsked.incrementAndGet();
        Run run = current;
        if (run != null) {
            run.announceStop();
        }
    }

    /// Lets no wait for something that is to go take longer than the stop limit from now. Any thread may call this.
    void hurry() {
        hurryByNs = System.nanoTime() + services.stopLimit().toNanos();
    }

    private boolean isHurried() {
        Long by = hurryByNs;
        return by != null && System.nanoTime() - by > 0;
    }

    /// Stops, and gives up what does not leave.
    PipelineState abandon() {
        if (!isOpen() && state != PipelineState.STOPPING) {
            stopsAsked.decrementAndGet();
            return state;
        }
        boolean isStuck = stuck != null;
        hurryByNs = null;
        try {
            return stop(isStuck ? Duration.ZERO : services.stopLimit());
        } catch (PipelineStuckException e) {
            giveUp(e.stuck());
            return state;
        }
    }

    private void close(Duration limit) {
        Run run = current;
        if (run == null) {
            return;
        }
        Message.Stuck holder = run.shut(limit, this::isHurried);
        if (holder == null) {
            stuck = null;
            closed(run);
            return;
        }
        if (stuck == null) {
            awaitInBackground(run);
        }
        stuck = holder;
        bus.post(holder);
        PipelineStuckException exception = new PipelineStuckException(holder);
        control.refused(exception);
        throw exception;
    }

    /// Closes the rest when the element has given its thread back after all.
    private void awaitInBackground(Run run) {
        List<Holder> holders = run.holders();
        Thread.ofVirtual().name("parallax/" + name + "/stuck").start(() -> {
            holders.forEach(Shutdown::awaitFor);
            control.then(() -> {
                if (run == current && state == PipelineState.STOPPING) {
                    stuck = null;
                    close(services.stopLimit());
                }
                return state;
            });
        });
    }

    private void closed(Run run) {
        Message.Failed unclosed = run.unclosed();
        Message end = terminal;
        terminal = null;
        if (end instanceof Message.Failed failure) {
            fail(failure);
        } else if (unclosed != null && end != null) {
            fail(unclosed);
        } else {
            if (unclosed != null) {
                bus.post(new Message.Warning(name, unclosed.element(), unclosed.reason()));
            }
            enter(PipelineState.SUSPENDED);
            if (end != null) {
                bus.post(end);
            }
            control.ended(null);
        }
        renewIfStale();
    }

    private void giveUp(Message.Stuck holder) {
        Run run = current;
        if (run == null) {
            return;
        }
        Message end = terminal;
        terminal = null;
        stuck = null;
        abandoned.addAndGet(run.holders().size());
        Set<GraphNode> held = new HashSet<>();
        run.giveUp(abandoned::decrementAndGet).forEach(node -> held.add(node.graph));
        current = null;
        agreement.forget(held);
        blueprint.renew(held);
        fail(
                end instanceof Message.Failed failure
                        ? failure
                        : new Message.Failed(
                                name,
                                holder.element(),
                                "was given up, since it held the thread " + holder.thread(),
                                "",
                                -1,
                                ClockTime.NONE));
        enterGhostIfAny();
    }

    private void fail(Message.Failed failure) {
        enter(PipelineState.FAILED);
        bus.post(failure);
        control.ended(failure);
    }

    private void enter(PipelineState next) {
        PipelineState from = state;
        state = next;
        bus.post(new Message.StateChanged(name, from, next));
    }

    /// A provider came: perhaps the one that a ghost waits for.
    /// @return whether the pipeline is complete now and was not before
    boolean heal() {
        if (state != PipelineState.GHOST) {
            return false;
        }
        blueprint.complete();
        if (!blueprint.isComplete()) {
            return false;
        }
        enter(PipelineState.SUSPENDED);
        return true;
    }

    /// A provider went. While the pipeline is open its elements are left alone.
    PipelineState lost(ElementProvider provider) {
        stale |= blueprint.graph().nodes().stream()
                .anyMatch(node -> node.provider().original().equals(provider));
        if (!isOpen() && state != PipelineState.STOPPING) {
            renewIfStale();
        }
        return state;
    }

    private void renewIfStale() {
        if (stale) {
            stale = false;
            current = null;
            agreement.forget(Set.of());
            blueprint.renew(Set.of());
            enterGhostIfAny();
        }
    }

    private void enterGhostIfAny() {
        if (!blueprint.isComplete()) {
            enter(PipelineState.GHOST);
        }
    }
}
