package io.parallax.elements.net;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.Flow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends bytes to one connection, whose failure is a failure, or to all who connect, who may come and go.
final class Outlet implements AutoCloseable {
    private static final long LOOK_EVERY_NS = 20_000_000;

    private final @Nullable Listener listener;
    private final @Nullable ElementContext context;
    private final Manner manner;
    private final List<Connection> connections = new ArrayList<>();

    /// How those are treated who connect.
    /// @param stallLimitMs how long one may take nothing before it is dropped, 0 for ever
    /// @param waits whether the stream is held while nobody is there
    record Manner(long stallLimitMs, boolean waits) {}

    private Outlet(@Nullable Listener listener, @Nullable ElementContext context, Manner manner) {
        this.listener = listener;
        this.context = context;
        this.manner = manner;
    }

    /// @param connection owned by the outlet from now on
    static Outlet to(Connection connection) {
        Outlet outlet = new Outlet(null, null, new Manner(0, false));
        outlet.connections.add(connection);
        return outlet;
    }

    /// @param listener owned by the outlet from now on
    static Outlet to(Listener listener, ElementContext context, Manner manner) {
        return new Outlet(listener, context, manner);
    }

    Flow send(Buffer buffer) throws IOException, InterruptedException {
        ByteBuffer bytes = buffer.bytes().asByteBuffer();
        if (listener == null || context == null) {
            boolean _ = connections.getFirst().write(bytes, 0);
            return Flow.Signal.CONTINUE;
        }
        if (!admit(listener, context)) {
            return Flow.Signal.FLUSHING;
        }
        for (Connection each : List.copyOf(connections)) {
            if (!tell(each, bytes.duplicate(), context)) {
                connections.remove(each);
                each.close();
            }
        }
        return Flow.Signal.CONTINUE;
    }

    /// Takes all who have connected.
    /// @return false if the stream is flushed while nobody is there
    private boolean admit(Listener at, ElementContext in) throws IOException, InterruptedException {
        Connection next = at.accept(0);
        while (next != null || (connections.isEmpty() && manner.waits)) {
            if (next != null) {
                connections.add(next);
            } else if (!in.awaitRunningTime(in.runningTimeNs() + LOOK_EVERY_NS)) {
                return false;
            }
            next = at.accept(0);
        }
        return true;
    }

    private boolean tell(Connection to, ByteBuffer bytes, ElementContext in) throws InterruptedException {
        try {
            if (to.write(bytes, manner.stallLimitMs)) {
                return true;
            }
            in.warn("a client took nothing for " + manner.stallLimitMs + " ms and is dropped");
        } catch (IOException e) {
            in.warn("a client is gone: " + e.getMessage());
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Connection each : connections) {
            try {
                each.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        connections.clear();
        if (listener != null) {
            listener.close();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
