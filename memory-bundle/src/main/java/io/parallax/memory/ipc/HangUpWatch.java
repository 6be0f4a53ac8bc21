package io.parallax.memory.ipc;

import io.parallax.api.memory.MemoryException;
import io.parallax.memory.layout.WaitFlags;
import io.parallax.memory.os.Futex;
import io.parallax.memory.os.Poller;
import io.parallax.memory.os.Received;
import io.parallax.memory.os.UnixSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notices that the owner is gone or sends this member away, and wakes who waits for buffers. Its thread sleeps until
/// then.
final class HangUpWatch {
    private static final int NO_LIMIT = -1;

    private final UnixSocket socket;
    private final WaitFlags flags;
    private final Thread thread;

    /// Why nothing more will come, or null.
    private volatile @Nullable String reason;

    HangUpWatch(UnixSocket socket, WaitFlags flags, String name) {
        this.socket = socket;
        this.flags = flags;
        this.thread =
                Thread.ofPlatform().daemon().name("parallax-member-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// {@return why nothing more will come, or null while the owner is there}
    @Nullable String reason() {
        return reason;
    }

    /// Hangs up and ends the thread.
    void stop() {
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

    private void run() {
        reason = next();
        wake();
    }

    /// Wakes who waits for buffers; it looks at [#reason()] after it has raised its flag.
    void wake() {
        if (flags.clearMember()) {
            Futex.wake(flags.memberWord());
        }
    }

    private String next() {
        boolean[] _ = Poller.await(List.of(socket.descriptor()), NO_LIMIT);
        try (Received received = socket.receive(Greeting.MOST_BYTES, 0)) {
            if (received == null) {
                return "the owner is gone";
            }
            return "the owner sent this member away: "
                    + Greeting.decode(received.bytes()).reason();
        } catch (MemoryException e) {
            return "the owner broke the rules: " + e.getMessage();
        }
    }
}
