package io.parallax.engine.run;

import io.parallax.api.deploy.RedeployException;
import io.parallax.api.deploy.Redeployment.Change;
import io.parallax.api.deploy.Redeployment.Report;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.ElementProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Exchanges the elements of one revision of a bundle for those of another in all pipelines, or in none.
public final class Redeployer {
    private static final Logger LOG = LoggerFactory.getLogger(Redeployer.class);

    private final Function<ElementProvider, Optional<ElementProvider>> successor;
    private final List<HeldPipeline> held = new ArrayList<>();
    private final List<ElementExchange> exchanges = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    /// @param catalog has the elements of both revisions
    /// @param oldBundle number of the bundle that goes
    /// @param newBundle number of the bundle that comes
    public Redeployer(ElementCatalog catalog, long oldBundle, long newBundle) {
        this.successor = provider ->
                provider.bundleId() == oldBundle ? catalog.successor(provider, newBundle) : Optional.empty();
    }

    /// Makes the exchange.
    /// @param pipelines all pipelines
    /// @return what was exchanged
    /// @throws RedeployException if nothing was; the message says why
    public Report redeploy(Collection<EnginePipeline> pipelines) throws RedeployException {
        try {
            for (EnginePipeline pipeline : pipelines) {
                prepare(pipeline);
            }
            return exchange();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedeployException("interrupted", e);
        } finally {
            exchanges.forEach(ElementExchange::settle);
            held.forEach(HeldPipeline::release);
        }
    }

    private void prepare(EnginePipeline pipeline) throws InterruptedException, RedeployException {
        HeldPipeline hold = pipeline.hold();
        if (hold == null) {
            left.add(pipeline.name() + ": is busy with another change, or stops");
            return;
        }
        held.add(hold);
        ElementExchange exchange = hold.exchange();
        Optional<String> obstacle;
        try {
            obstacle = exchange.prepare(successor);
        } catch (RedeployException e) {
            exchange.settle();
            throw new RedeployException("pipeline " + pipeline.name() + ": " + e.getMessage(), e);
        }
        if (obstacle.isPresent()) {
            exchange.settle();
            left.add(pipeline.name() + ": " + obstacle.get());
        } else if (!exchange.isEmpty()) {
            exchanges.add(exchange);
        }
    }

    private Report exchange() throws InterruptedException, RedeployException {
        long start = System.nanoTime();
        try {
            for (ElementExchange each : exchanges) {
                each.park();
            }
            for (ElementExchange each : exchanges) {
                each.exchange();
            }
        } catch (RedeployException | InterruptedException | RuntimeException e) {
            undo();
            throw e;
        } finally {
            exchanges.forEach(ElementExchange::open);
        }
        long gapNs = System.nanoTime() - start;
        List<Change> changes =
                exchanges.stream().flatMap(each -> each.changes().stream()).toList();
        return new Report(changes, List.copyOf(left), exchanges.isEmpty() ? 0 : gapNs);
    }

    private void undo() throws InterruptedException {
        for (ElementExchange each : exchanges.reversed()) {
            each.undo().forEach(text -> LOG.error("could not be put back: {}", text));
        }
    }
}
