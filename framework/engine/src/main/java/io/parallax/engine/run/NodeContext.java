package io.parallax.engine.run;

import io.parallax.api.element.ElementContext;
import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Message;
import io.parallax.api.time.Clock;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Consumer;

/// An element's surroundings in one run.
record NodeContext(ElementNode node, String pipeline, EngineServices services, Consumer<Message> bus)
        implements ElementContext {
    @Override
    public String name() {
        return node.name();
    }

    @Override
    public Clock clock() {
        return node.run.timing().time().clock();
    }

    @Override
    public long runningTimeNs() {
        return node.run.timing().time().runningNs();
    }

    @Override
    public boolean awaitRunningTime(long timeNs) throws InterruptedException {
        boolean come = node.timeWait.await(node.run.timing().time(), timeNs, node.waitIsOver);
        if (!come && node.run.isStopping()) {
            throw new InterruptedException("the pipeline is stopping");
        }
        return come;
    }

    @Override
    public boolean sendUpstream(Event.Upstream event) {
        return node.run.postman().sendFrom(node, event);
    }

    @Override
    public void latencyChanged() {
        node.run.timing().refreshLatency();
    }

    @Override
    public PrintStream console() {
        return services.console();
    }

    @Override
    public void post(String kind, Map<String, Object> fields) {
        bus.accept(new Message.ElementMessage(pipeline, node.name(), kind, Map.copyOf(fields)));
    }

    @Override
    public void warn(String text) {
        bus.accept(new Message.Warning(pipeline, node.name(), text));
    }
}
