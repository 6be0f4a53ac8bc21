package io.parallax.elements.net;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Sends the bytes of the stream through a Unix socket: to the one that it connects to, or to all who connect.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "unixsink",
        category = "Sink/Network",
        summary = "sends the bytes of the stream through a Unix socket",
        example = "filesrc location=in.txt ! unixsink socket-path=./output.sock")
public final class UnixSink implements Sink {
    @Property(summary = "path of the socket", required = true, aliases = "path")
    private String socketPath = "";

    @Property(summary = "wait there for all who want them, and not connect")
    private boolean listen = false;

    @Property(summary = "hold the stream while nobody is there; with listen=true")
    private boolean waitForConnection = true;

    private @Nullable Outlet outlet;

    @Override
    public void start(ElementContext context) throws IOException, InterruptedException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socketPath);
        outlet = listen
                ? Outlet.to(Listener.open(address), context, new Outlet.Manner(0, waitForConnection))
                : Outlet.to(Dial.connect(address, 0));
    }

    @Override
    public Flow consume(Buffer in) throws IOException, InterruptedException {
        if (outlet == null) {
            throw new IllegalStateException("unixsink is not started");
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
