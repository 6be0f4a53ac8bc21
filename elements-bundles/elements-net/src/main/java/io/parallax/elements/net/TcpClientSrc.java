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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Connects to a server and brings what it sends.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "tcpclientsrc",
        category = "Source/Network",
        summary = "connects to a server by TCP and brings what it sends",
        example = "tcpclientsrc port=45016 ! fdsink")
public final class TcpClientSrc implements Source {
    @Property(summary = "server to connect to")
    private String host = "localhost";

    @Property(summary = "its port", min = 1, max = 65_535)
    private int port = 4953;

    @Property(
            summary = "longest wait for the connection, 0 for as long as the system tries",
            unit = Unit.SECONDS,
            min = 0)
    private long timeout = 0;

    @Property(summary = "most bytes in a buffer", unit = Unit.BYTES, min = 1)
    private int blocksize = 64 << 10;

    private @Nullable Intake intake;

    @Override
    public void start(ElementContext context) throws IOException, InterruptedException {
        intake = Intake.from(Dial.connect(Dial.internet(host, port), timeout), blocksize);
    }

    @Override
    public Flow produce(Output out) throws IOException, InterruptedException {
        if (intake == null) {
            throw new IllegalStateException("tcpclientsrc is not started");
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
