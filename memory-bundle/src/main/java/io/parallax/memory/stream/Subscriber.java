package io.parallax.memory.stream;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.ipc.StreamSubscriber;
import io.parallax.memory.ipc.ArenaMember;
import io.parallax.memory.ipc.StreamEnd;
import io.parallax.memory.os.UnixSocket;
import io.parallax.memory.wire.Message;
import io.parallax.memory.wire.MessageWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One end of a stream that another process publishes.
final class Subscriber implements StreamSubscriber {
    /// How long messages may be under way that a note calls for: they were sent before it.
    private static final Duration NOTE_LIMIT = Duration.ofSeconds(10);

    /// How long the socket may tell later than the ring that the publisher is gone.
    private static final Duration LOSS_LIMIT = Duration.ofSeconds(1);

    /// Longest wait for the ring before the socket is looked at too.
    private static final Duration LOOK = Duration.ofMillis(100);

    private final UnixSocket socket;
    private final Message.Welcome welcome;
    private final Inbox inbox;
    private final Map<Integer, ArenaMember> members = new HashMap<>();
    private volatile @Nullable ArenaMember current;
    private int currentNumber;
    private long handled;
    private @Nullable Buffer buffer;
    private Event.@Nullable Downstream event;
    private @Nullable Map<String, Object> open;
    private @Nullable Loss lost;
    private int questions;
    private boolean closed;

    private Subscriber(Handshake handshake, String name) {
        this.socket = handshake.socket();
        this.welcome = handshake.welcome();
        this.inbox = new Inbox(socket, name);
    }

    static Subscriber open(Handshake handshake, String name) {
        Subscriber subscriber = new Subscriber(handshake, name);
        subscriber.inbox.start();
        return subscriber;
    }

    @Override
    public Next next(Duration limit) {
        if (closed) {
            throw new IllegalStateException("the subscriber is closed; attach again");
        }
        long endNs = System.nanoTime() + limit.toNanos();
        while (lost == null) {
            Next found = step(Duration.ofNanos(Math.max(0, endNs - System.nanoTime())));
            if (found != null) {
                return found;
            }
            if (System.nanoTime() - endNs >= 0) {
                return Next.NOTHING;
            }
        }
        return Next.LOST;
    }

    /// {@return what was found, or null to look again}
    private @Nullable Next step(Duration limit) {
        ArenaMember member = current;
        if (member == null) {
            return message(limit);
        }
        Loss loss = inbox.loss(); // before the look: what was sent before counts
        Buffer taken = member.take(limit.compareTo(LOOK) < 0 ? limit : LOOK);
        if (taken != null) {
            return found(taken);
        }
        if (member.hasNote()) {
            return note(member);
        }
        StreamEnd end = member.end();
        if (end != null) {
            lose(end);
        } else {
            lost = loss;
        }
        return null;
    }

    private @Nullable Next found(Buffer taken) {
        if (handled < inbox.flushedBefore()) {
            taken.close();
            open = null;
            return null;
        }
        Map<String, Object> fields = open;
        if (fields != null) {
            OpenMetadata.put(taken.metadata(), fields);
            open = null;
        }
        buffer = taken;
        return Next.BUFFER;
    }

    /// Handles the messages that come before what follows in the ring, one at a time.
    private @Nullable Next note(ArenaMember member) {
        if ((int) handled != (int) member.noteMessages()) {
            return message(NOTE_LIMIT);
        }
        int to = member.noteArena();
        ArenaMember next = members.get(to);
        if (next == null) {
            lost = new Loss(Loss.Kind.BROKEN, "the producer broke the rules: there is no arena " + to);
            return null;
        }
        boolean isLast = member.isNoteLast();
        member.takeNote();
        if (to != currentNumber) {
            if (isLast) {
                members.remove(currentNumber);
                member.close();
            }
            current = next;
            currentNumber = to;
        }
        return null;
    }

    private @Nullable Next message(Duration limit) {
        Inbox.Arrival arrival;
        try {
            arrival = inbox.poll(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Next.NOTHING;
        }
        if (arrival == null) {
            Loss loss = inbox.loss();
            boolean isLate = loss == null && limit.equals(NOTE_LIMIT);
            lost = isLate ? new Loss(Loss.Kind.BROKEN, "the producer broke the rules: a message is missing") : loss;
            return null;
        }
        handled++;
        return handle(arrival);
    }

    private @Nullable Next handle(Inbox.Arrival arrival) {
        switch (arrival.message()) {
            case Message.NewArena(int number) -> enter(number, arrival.member());
            case Message.Open(Map<String, Object> fields) -> open = fields;
            case Message.Downstream(Event.Downstream arrived) -> {
                event = arrived;
                return Next.EVENT;
            }
            default -> {
                // a newer version says more
            }
        }
        return null;
    }

    private void enter(int number, @Nullable ArenaMember member) {
        if (member == null || number < 1 || members.putIfAbsent(number, member) != null) {
            if (member != null) {
                member.close();
            }
            lost = new Loss(Loss.Kind.BROKEN, "the producer broke the rules: arena " + number + " twice");
        } else if (current == null) {
            current = member;
            currentNumber = number;
        }
    }

    /// The ring has nothing more: what the publisher said last tells why.
    private void lose(StreamEnd end) {
        if (end.kind() == StreamEnd.Kind.BROKEN) {
            lost = new Loss(Loss.Kind.BROKEN, end.reason());
            return;
        }
        try {
            inbox.awaitLoss(LOSS_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Loss loss = inbox.loss();
        lost = loss == null ? new Loss(Loss.Kind.LEFT, end.reason()) : loss;
    }

    @Override
    public Buffer buffer() {
        Buffer found = buffer;
        if (found == null) {
            throw new IllegalStateException("no buffer was found");
        }
        buffer = null;
        return found;
    }

    @Override
    public Event.Downstream event() {
        Event.Downstream found = event;
        if (found == null) {
            throw new IllegalStateException("no event was found");
        }
        event = null;
        return found;
    }

    @Override
    public @Nullable Loss lost() {
        return lost;
    }

    @Override
    public boolean send(Event.Upstream upstream) {
        return takesUpstream() && say(new Message.Upstream(upstream, 0));
    }

    private boolean say(Message message) {
        return !closed && socket.trySend(MessageWriter.write(message));
    }

    @Override
    public boolean seek(Event.Seek seek, Duration limit) throws InterruptedException {
        int question = ++questions;
        Message message = new Message.Upstream(seek, question);
        return takesUpstream() && inbox.ask(question, () -> say(message), limit);
    }

    @Override
    public boolean takesUpstream() {
        return welcome.upstream();
    }

    @Override
    public SlowPolicy slow() {
        SlowPolicy slow = welcome.slow();
        return slow == null ? SlowPolicy.DISCONNECT : slow;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (buffer != null) {
            buffer.close();
        }
        inbox.close();
        members.values().forEach(ArenaMember::close);
        members.clear();
    }
}
