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
import java.net.UnixDomainSocketAddress;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Brings the bytes that somebody sends through a Unix socket.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "unixsrc",
        category = "Source/Network",
        summary = "brings the bytes that somebody sends through a Unix socket",
        example = "unixsrc socket-path=./input.sock listen=true ! fdsink")
public final class UnixSrc implements Source {
    @Property(summary = "path of the socket", required = true, aliases = "path")
    private String socketPath = "";

    @Property(summary = "wait there for somebody, and not connect")
    private boolean listen = false;

    @Property(summary = "most bytes in a buffer", unit = Unit.BYTES, min = 1)
    private int blocksize = 64 << 10;

    private @Nullable Intake intake;

    @Override
    public void start(ElementContext context) throws IOException, InterruptedException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socketPath);
        intake = listen
                ? Intake.from(Listener.open(address), blocksize)
                : Intake.from(Dial.connect(address, 0), blocksize);
    }

    @Override
    public Flow produce(Output out) throws IOException, InterruptedException {
        if (intake == null) {
            throw new IllegalStateException("unixsrc is not started");
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
