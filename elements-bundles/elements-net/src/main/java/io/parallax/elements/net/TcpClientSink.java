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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Connects to a server and sends it the bytes of the stream.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "tcpclientsink",
        category = "Sink/Network",
        summary = "connects to a server by TCP and sends it the bytes of the stream",
        example = "filesrc location=in.txt ! tcpclientsink port=45014")
public final class TcpClientSink implements Sink {
    @Property(summary = "server to connect to")
    private String host = "localhost";

    @Property(summary = "its port", min = 1, max = 65_535)
    private int port = 4953;

    @Property(
            summary = "longest wait for the connection, 0 for as long as the system tries",
            unit = Unit.SECONDS,
            min = 0)
    private long timeout = 0;

    private @Nullable Outlet outlet;

    @Override
    public void start(ElementContext context) throws IOException, InterruptedException {
        outlet = Outlet.to(Dial.connect(Dial.internet(host, port), timeout));
    }

    @Override
    public Flow consume(Buffer in) throws IOException, InterruptedException {
        if (outlet == null) {
            throw new IllegalStateException("tcpclientsink is not started");
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
