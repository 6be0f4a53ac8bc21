package io.parallax.engine.run;

import io.parallax.engine.link.Exchange;

/// The application's handles for the elements of one name.
final class AppSide {
    private final Exchange exchange;
    private final EngineAppSource source;
    private final EngineAppSink sink;

    AppSide(String element, Exchanges exchanges) {
        this.exchange = new Exchange(element, this::changed);
        this.source = new EngineAppSource(exchange, exchanges);
        this.sink = new EngineAppSink(exchange);
    }

    Exchange exchange() {
        return exchange;
    }

    EngineAppSource source() {
        return source;
    }

    EngineAppSink sink() {
        return sink;
    }

    private void changed() {
        source.changed();
        sink.changed();
    }
}
