package io.parallax.memory.stream;

import io.parallax.api.event.Event;
import io.parallax.api.ipc.LinkException;
import io.parallax.api.ipc.StreamSubscriber.Loss;
import io.parallax.api.memory.MemoryException;
import io.parallax.memory.ipc.ArenaMember;
import io.parallax.memory.ipc.MemberOptions;
import io.parallax.memory.os.Poller;
import io.parallax.memory.os.Received;
import io.parallax.memory.os.UnixSocket;
import io.parallax.memory.wire.Message;
import io.parallax.memory.wire.MessageReader;
import io.parallax.memory.wire.MessageWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What the publisher says on the socket, read by a thread that sleeps until something comes. This object is its lock.
final class Inbox {
    /// A publisher that is so far ahead of the ring does not keep the rules.
    private static final int MOST_WAITING = 4096;

    private static final int NO_LIMIT = -1;

    private final UnixSocket socket;
    private final Thread thread;
    private final Queue<Arrival> arrivals = new ArrayDeque<>();
    private final Map<Integer, Optional<Boolean>> answers = new HashMap<>();
    private @Nullable String goodbye;
    private @Nullable Loss loss;
    private long ordered;
    private volatile long flushedBefore;
    private boolean hasArena;
    private boolean closed;

    /// An ordered message, and the arena that came with it.
    /// @param message the message
    /// @param member this process as a member of a new arena, or null
    record Arrival(Message message, @Nullable ArenaMember member) {}

    Inbox(UnixSocket socket, String name) {
        this.socket = socket;
        this.thread =
                Thread.ofPlatform().daemon().name("parallax-ipc-from-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            boolean hasMore = true;
            while (hasMore) {
                hasMore = hear();
            }
            end(null);
        } catch (MemoryException e) {
            end("the producer broke the rules: " + e.getMessage());
        }
    }

    private synchronized void end(@Nullable String broken) {
        if (broken != null) {
            socket.hangUp(); // nobody reads it any more
            loss = new Loss(Loss.Kind.BROKEN, broken);
        } else if (goodbye != null) {
            loss = new Loss(Loss.Kind.LEFT, goodbye);
        } else {
            loss = new Loss(Loss.Kind.DIED, "the producer died");
        }
        notifyAll();
    }

    private boolean hear() {
        boolean[] _ = Poller.await(List.of(socket.descriptor()), NO_LIMIT);
        try (Received received = socket.receive(MessageWriter.MOST_BYTES, 1)) {
            if (received == null) {
                return false;
            }
            Message message = MessageReader.read(received.bytes());
            ArenaMember member = message instanceof Message.NewArena ? attach(received) : null;
            put(message, member);
            return true;
        }
    }

    private static ArenaMember attach(Received received) {
        if (received.descriptors() != 1) {
            throw new LinkException("an arena came without its socket", false);
        }
        ArenaMember member = ArenaMember.attach(UnixSocket.received(received.take()), MemberOptions.DEFAULT);
        member.expectNotes();
        return member;
    }

    private synchronized void put(Message message, @Nullable ArenaMember member) {
        if (closed) {
            closeMember(member);
        } else if (message.isOrdered()) {
            awaitFirstArena();
            if (arrivals.size() >= MOST_WAITING) {
                closeMember(member);
                throw new LinkException("more than " + MOST_WAITING + " messages came that no note calls for", false);
            }
            arrivals.add(new Arrival(message, member));
            hasArena |= member != null;
            ordered++;
            if (message instanceof Message.Downstream(Event.FlushStart _)) {
                flushedBefore = ordered;
            }
        } else if (message instanceof Message.Answer(int question, boolean accepted)) {
            answers.replace(question, Optional.of(accepted));
        } else if (message instanceof Message.Goodbye(String reason)) {
            goodbye = reason;
        }
        notifyAll();
    }

    /// Before there is a ring, nothing but the socket can hold the publisher back.
    private synchronized void awaitFirstArena() {
        boolean interrupted = false;
        while (!hasArena && !closed && arrivals.size() >= MOST_WAITING - 1) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeMember(@Nullable ArenaMember member) {
        if (member != null) {
            member.close();
        }
    }

    /// Waits for an ordered message.
    /// @return it, or null if none came in time or none will come
    synchronized @Nullable Arrival poll(Duration limit) throws InterruptedException {
        long endNs = System.nanoTime() + limit.toNanos();
        while (arrivals.isEmpty() && loss == null) {
            long leftNs = endNs - System.nanoTime();
            if (leftNs <= 0) {
                return null;
            }
            wait(leftNs / 1_000_000, (int) (leftNs % 1_000_000));
        }
        notifyAll();
        return arrivals.poll();
    }

    /// Waits until it is known why nothing more will come.
    synchronized void awaitLoss(Duration limit) throws InterruptedException {
        long endNs = System.nanoTime() + limit.toNanos();
        for (long leftNs = limit.toNanos(); loss == null && leftNs > 0; leftNs = endNs - System.nanoTime()) {
            wait(leftNs / 1_000_000, (int) (leftNs % 1_000_000));
        }
    }

    /// {@return why nothing more will come, or null while it may; what is here already counts}
    synchronized @Nullable Loss loss() {
        return loss;
    }

    /// {@return how many ordered messages there were up to the latest start of a flush; what comes before it in the
    /// ring is of no use any more}
    long flushedBefore() {
        return flushedBefore;
    }

    /// Waits for the answer to a question.
    /// @param ask asks it; false if that is not possible
    /// @return whether it was yes; false if no answer came in time
    synchronized boolean ask(int question, BooleanSupplier ask, Duration limit) throws InterruptedException {
        answers.put(question, Optional.empty());
        try {
            boolean isAsked = ask.getAsBoolean();
            long endNs = System.nanoTime() + limit.toNanos();
            while (isAsked && answer(question).isEmpty() && loss == null) {
                long leftNs = endNs - System.nanoTime();
                if (leftNs <= 0) {
                    return false;
                }
                wait(leftNs / 1_000_000, (int) (leftNs % 1_000_000));
            }
            return answer(question).orElse(false);
        } finally {
            answers.remove(question);
        }
    }

    private Optional<Boolean> answer(int question) {
        return answers.getOrDefault(question, Optional.empty());
    }

    /// Hangs up and ends the thread. Arenas that nobody has taken are left.
    void close() {
        synchronized (this) {
            closed = true;
            arrivals.forEach(arrival -> closeMember(arrival.member));
            arrivals.clear();
            notifyAll();
        }
        socket.hangUp();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        socket.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
