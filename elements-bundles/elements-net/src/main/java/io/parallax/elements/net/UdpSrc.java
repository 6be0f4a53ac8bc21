package io.parallax.elements.net;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Source;
import io.parallax.api.element.Unit;
import io.parallax.api.memory.LoanedSlot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Brings datagrams, each as a buffer. An address of a group is joined. The message `listening` tells the port.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "udpsrc",
        category = "Source/Network",
        summary = "brings UDP datagrams, each as a buffer",
        example = "udpsrc port=45017 num-buffers=1 ! fdsink")
public final class UdpSrc implements Source {
    private static final long SLICE_MS = 50;

    @Property(summary = "address to receive at, or of a group to join", aliases = "multicast-group")
    private String address = "0.0.0.0";

    @Property(summary = "port to receive at, 0 for any", min = 0, max = 65_535)
    private int port = 5004;

    @Property(summary = "interface on which to join a group, empty for the system's choice")
    private String multicastIface = "";

    @Property(summary = "most bytes of a datagram; the rest is cut off", unit = Unit.BYTES, min = 1, max = 65_535)
    private int mtu = 1492;

    @Property(summary = "room for datagrams in the system, 0 for its choice", unit = Unit.BYTES, min = 0)
    private int bufferSize = 0;

    @Property(summary = "let others receive at the same address")
    private boolean reuse = true;

    private @Nullable DatagramChannel channel;
    private @Nullable Selector selector;

    @Override
    public void start(ElementContext context) throws IOException {
        InetSocketAddress at = Dial.internet(address, port);
        boolean isGroup = at.getAddress().isMulticastAddress();
        DatagramChannel opened = DatagramChannel.open(StandardProtocolFamily.INET);
        channel = opened;
        opened.setOption(StandardSocketOptions.SO_REUSEADDR, reuse);
        if (bufferSize > 0) {
            opened.setOption(StandardSocketOptions.SO_RCVBUF, bufferSize);
        }
        try {
            opened.bind(isGroup ? new InetSocketAddress(port) : at);
        } catch (IOException e) {
            throw new IOException("cannot receive at " + Dial.text(at) + ": " + e.getMessage(), e);
        }
        if (isGroup) {
            var _ = opened.join(at.getAddress(), networkInterface());
        }
        opened.configureBlocking(false);
        Selector waiting = Selector.open();
        selector = waiting;
        opened.register(waiting, SelectionKey.OP_READ);
        context.post("listening", Map.of("port", ((InetSocketAddress) opened.getLocalAddress()).getPort()));
    }

    private NetworkInterface networkInterface() throws IOException {
        NetworkInterface found = multicastIface.isEmpty()
                ? NetworkInterface.getByInetAddress(InetAddress.getLocalHost())
                : NetworkInterface.getByName(multicastIface);
        if (found == null) {
            throw new IOException("there is no interface '" + multicastIface + "'; set multicast-iface, such as eth0");
        }
        return found;
    }

    @Override
    public Flow produce(Output out) throws IOException, InterruptedException {
        if (channel == null || selector == null) {
            throw new IllegalStateException("udpsrc is not started");
        }
        try (LoanedSlot slot = out.loan(mtu)) {
            ByteBuffer into = slot.bytes().asByteBuffer().limit(mtu);
            if (channel.receive(into) == null) {
                int _ = selector.select(SLICE_MS);
                selector.selectedKeys().clear();
                if (Thread.interrupted()) {
                    throw new InterruptedException("stopped while waiting for a datagram");
                }
                if (channel.receive(into) == null) {
                    return Flow.Signal.CONTINUE;
                }
            }
            Buffer buffer = slot.publish(into.position());
            return out.push(buffer);
        }
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void stop() throws IOException {
        DatagramChannel closing = channel;
        Selector waiting = selector;
        channel = null;
        selector = null;
        if (waiting != null) {
            waiting.close();
        }
        if (closing != null) {
            closing.close();
        }
    }
}
