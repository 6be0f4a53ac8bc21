package io.parallax.engine.run;

import io.parallax.api.element.ElementContext;
import io.parallax.api.pipeline.Message;
import io.parallax.api.time.Clock;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Consumer;

/// An element's surroundings in one run.
record NodeContext(String name, String pipeline, EngineServices services, Consumer<Message> bus)
        implements ElementContext {
    @Override
    public Clock clock() {
        return services.clock();
    }

    @Override
    public PrintStream console() {
        return services.console();
    }

    @Override
    public void post(String kind, Map<String, Object> fields) {
        bus.accept(new Message.ElementMessage(pipeline, name, kind, Map.copyOf(fields)));
    }

    @Override
    public void warn(String text) {
        bus.accept(new Message.Warning(pipeline, name, text));
    }
}
