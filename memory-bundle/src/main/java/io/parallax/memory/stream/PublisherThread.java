package io.parallax.memory.stream;

import io.parallax.api.event.Event;
import io.parallax.api.memory.MemoryException;
import io.parallax.memory.os.Descriptor;
import io.parallax.memory.os.EventFd;
import io.parallax.memory.os.Poller;
import io.parallax.memory.os.Received;
import io.parallax.memory.os.SocketPlace;
import io.parallax.memory.os.SystemCallException;
import io.parallax.memory.os.UnixSocket;
import io.parallax.memory.wire.Message;
import io.parallax.memory.wire.MessageReader;
import io.parallax.memory.wire.MessageWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Serves a publisher: takes connections, and reads what subscribers say. It sleeps until one of these happens, and it
/// alone closes what it waits for.
final class PublisherThread {
    /// How long it sleeps when someone has connected and not yet said hello, or when connections cannot be taken.
    private static final int LOOK_EVERY_MS = 200;

    private static final int NO_LIMIT = -1;

    private final Publisher publisher;
    private final SocketPlace place;
    private final EventFd bell = EventFd.create();
    private final Reception reception;
    private final Map<Outbox, UnixSocket> served = new HashMap<>();
    private final Thread thread;
    private volatile boolean stopping;
    private boolean paused;

    PublisherThread(Publisher publisher, SocketPlace place) {
        this.publisher = publisher;
        this.place = place;
        this.reception = new Reception(publisher);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("parallax-ipc-" + place.path().getFileName())
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Makes the thread look at everything.
    void wake() {
        synchronized (bell) {
            if (bell.descriptor().isOpen()) {
                bell.ring();
            }
        }
    }

    /// Ends the thread: nobody can connect any more once this returns. The outboxes are closed before.
    void stop() {
        stopping = true;
        wake();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            round();
        }
        place.close();
        reception.close();
        served.values().forEach(UnixSocket::close);
        synchronized (bell) {
            bell.close();
        }
    }

    private void round() {
        served.entrySet().removeIf(entry -> {
            boolean isOver = !publisher.outboxes().contains(entry.getKey());
            if (isOver) {
                entry.getValue().close();
            }
            return isOver;
        });
        List<Outbox> outboxes = List.copyOf(served.keySet());
        List<UnixSocket> arrivals = reception.sockets();
        List<Descriptor> all = new ArrayList<>();
        all.add(bell.descriptor());
        outboxes.forEach(outbox -> all.add(outbox.to().socket().descriptor()));
        arrivals.forEach(socket -> all.add(socket.descriptor()));
        if (!paused) {
            all.add(place.listener().descriptor());
        }
        boolean[] ready = Poller.await(all, paused || !arrivals.isEmpty() ? LOOK_EVERY_MS : NO_LIMIT);
        if (ready[0]) {
            bell.hush();
        }
        int at = 1;
        for (Outbox outbox : outboxes) {
            if (ready[at++]) {
                listen(outbox);
            }
        }
        for (UnixSocket socket : arrivals) {
            if (ready[at++]) {
                welcome(socket);
            }
        }
        reception.dropSilent();
        boolean mayAccept = !paused && ready[at];
        paused = false;
        if (mayAccept) {
            accept();
        }
    }

    private void accept() {
        try {
            UnixSocket socket = place.listener().tryAccept();
            if (socket != null) {
                reception.arrived(socket);
            }
        } catch (SystemCallException e) {
            paused = true; // out of descriptors: who waits at the listener would keep this thread awake
        }
    }

    private void welcome(UnixSocket socket) {
        Outbox outbox = reception.hear(socket);
        if (outbox != null) {
            served.put(outbox, socket);
        }
    }

    /// What goes wrong with one subscriber costs only that one.
    private void listen(Outbox outbox) {
        String reason;
        try {
            reason = heard(outbox);
        } catch (MemoryException e) {
            publisher.counters().refused.increment();
            reason = "it broke the rules: " + e.getMessage();
            outbox.close(reason);
        }
        if (reason != null) {
            outbox.close(null);
            publisher.left(outbox, reason);
        }
    }

    /// {@return why the subscriber is gone, or null while it is there}
    private @Nullable String heard(Outbox outbox) {
        try (Received received = outbox.to().socket().receive(MessageWriter.MOST_BYTES, 0)) {
            if (received == null) {
                return "it hung up";
            }
            Message message = MessageReader.read(received.bytes());
            if (message instanceof Message.Upstream(Event.Upstream event, int question)) {
                boolean accepted = publisher.config().takesUpstream()
                        && publisher.listener().upstream(event);
                if (question != 0) {
                    outbox.say(new Message.Answer(question, accepted));
                }
            }
            return null;
        }
    }
}
