package io.parallax.elements.net;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Sends each buffer as a datagram.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "udpsink",
        category = "Sink/Network",
        summary = "sends each buffer as a UDP datagram",
        example = "filesrc location=in.txt ! udpsink port=45018")
public final class UdpSink implements Sink {
    private static final int MOST_BYTES = 65_507;

    @Property(summary = "where to send to, a host or a group")
    private String host = "localhost";

    @Property(summary = "port to send to", min = 1, max = 65_535)
    private int port = 5004;

    @Property(summary = "how many routers a datagram for a group may pass", min = 0, max = 255)
    private int ttlMc = 1;

    @Property(summary = "whether what goes to a group comes back to this host")
    private boolean loop = true;

    @Property(summary = "interface on which to send to a group, empty for the system's choice")
    private String multicastIface = "";

    @Property(summary = "port to send from, 0 for any", min = 0, max = 65_535)
    private int bindPort = 0;

    private @Nullable DatagramChannel channel;
    private @Nullable InetSocketAddress to;

    @Override
    public void start(ElementContext context) throws IOException {
        to = Dial.internet(host, port);
        DatagramChannel opened = DatagramChannel.open(StandardProtocolFamily.INET);
        channel = opened;
        opened.bind(new InetSocketAddress(bindPort));
        opened.setOption(StandardSocketOptions.SO_BROADCAST, true);
        opened.setOption(StandardSocketOptions.IP_MULTICAST_TTL, ttlMc);
        opened.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, loop);
        if (!multicastIface.isEmpty()) {
            NetworkInterface found = NetworkInterface.getByName(multicastIface);
            if (found == null) {
                throw new IOException("there is no interface '" + multicastIface + "'");
            }
            opened.setOption(StandardSocketOptions.IP_MULTICAST_IF, found);
        }
    }

    @Override
    public Flow consume(Buffer in) throws IOException {
        if (channel == null || to == null) {
            throw new IllegalStateException("udpsink is not started");
        }
        if (in.size() > MOST_BYTES) {
            throw new IOException("a buffer of " + in.size() + " bytes does not fit into a datagram of at most "
                    + MOST_BYTES + "; make buffers smaller");
        }
        int _ = channel.send(in.bytes().asByteBuffer(), to);
        return Flow.Signal.CONTINUE;
    }

    @Override
    public void stop() throws IOException {
        DatagramChannel closing = channel;
        channel = null;
        to = null;
        if (closing != null) {
            closing.close();
        }
    }
}
