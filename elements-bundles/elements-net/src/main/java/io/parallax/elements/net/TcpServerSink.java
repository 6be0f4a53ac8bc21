package io.parallax.elements.net;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Unit;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Sends the bytes of the stream to every client that has connected. The message `listening` tells the port.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "tcpserversink",
        category = "Sink/Network",
        summary = "sends the bytes of the stream to every client that has connected by TCP",
        example = "filesrc location=in.txt ! tcpserversink port=45015 wait-for-connection=true")
public final class TcpServerSink implements Sink {
    @Property(summary = "address to listen at")
    private String host = "localhost";

    @Property(summary = "port to listen at, 0 for any", min = 0, max = 65_535)
    private int port = 4953;

    @Property(
            summary = "how long a client may take nothing before it is dropped, 0 for ever",
            unit = Unit.MILLISECONDS,
            min = 0)
    private long stallLimit = 5000;

    @Property(summary = "hold the stream while no client is there")
    private boolean waitForConnection = false;

    private @Nullable Outlet outlet;

    @Override
    public void start(ElementContext context) throws IOException {
        Listener listener = Listener.open(Dial.internet(host, port));
        outlet = Outlet.to(listener, context, new Outlet.Manner(stallLimit, waitForConnection));
        context.post("listening", Map.of("port", listener.port()));
    }

    @Override
    public Flow consume(Buffer in) throws IOException, InterruptedException {
        if (outlet == null) {
            throw new IllegalStateException("tcpserversink is not started");
        }
        return outlet.send(in);
    }

    @Override
    public void stop() throws IOException {
        Outlet closing = outlet;
        outlet = null;
        if (closing != null) {
            closing.close();
        }
    }
}
