package io.parallax.engine.run;

import io.parallax.api.element.ElementContext;
import io.parallax.api.pipeline.Message;
import io.parallax.api.time.Clock;
import java.io.PrintStream;
import java.util.Map;

/// An element's surroundings in one run.
record NodeContext(String name, String pipeline, EngineServices services, EngineBus bus) implements ElementContext {
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
        bus.post(new Message.ElementMessage(pipeline, name, kind, Map.copyOf(fields)));
    }

    @Override
    public void warn(String text) {
        bus.post(new Message.Warning(pipeline, name, text));
    }
}
