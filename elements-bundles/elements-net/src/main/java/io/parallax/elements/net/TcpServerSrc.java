package io.parallax.elements.net;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Source;
import io.parallax.api.element.Unit;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Waits for a client and brings what it sends. The message `listening` tells the port.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "tcpserversrc",
        category = "Source/Network",
        summary = "waits for a client by TCP and brings what it sends",
        example = "tcpserversrc port=45013 ! fdsink")
public final class TcpServerSrc implements Source {
    @Property(summary = "address to listen at")
    private String host = "localhost";

    @Property(summary = "port to listen at, 0 for any", min = 0, max = 65_535)
    private int port = 4953;

    @Property(summary = "most bytes in a buffer", unit = Unit.BYTES, min = 1)
    private int blocksize = 64 << 10;

    private @Nullable Intake intake;

    @Override
    public void start(ElementContext context) throws IOException {
        Listener listener = Listener.open(Dial.internet(host, port));
        intake = Intake.from(listener, blocksize);
        context.post("listening", Map.of("port", listener.port()));
    }

    @Override
    public Flow produce(Output out) throws IOException, InterruptedException {
        if (intake == null) {
            throw new IllegalStateException("tcpserversrc is not started");
        }
        return intake.produce(out);
    }

    @Override
    public void stop() throws IOException {
        Intake closing = intake;
        intake = null;
        if (closing != null) {
            closing.close();
        }
    }
}
