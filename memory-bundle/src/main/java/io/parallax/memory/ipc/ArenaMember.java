package io.parallax.memory.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.memory.layout.ArenaHeader;
import io.parallax.memory.layout.DescriptorRing;
import io.parallax.memory.layout.RingEntry;
import io.parallax.memory.os.Barrier;
import io.parallax.memory.os.Futex;
import io.parallax.memory.os.Mapping;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixAddress;
import io.parallax.memory.os.UnixSocket;
import io.parallax.memory.slot.ForeignSlots;
import io.parallax.memory.slot.SmallSlots;
import io.parallax.memory.slot.StrictMode;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// This process as a reader of another one's arena.
///
/// The buffers are read-only. They lie where the owner wrote them, and closing one gives it back to the owner; those of
/// up to 64 bytes are copies, since that is faster, and hold nothing of the owner's. After the end of the stream,
/// however it came, buffers that are still open can be read until they are closed.
public final class ArenaMember implements AutoCloseable {
    private static final int PAUSES_PER_POLL = 20;

    /// Most entries that are read at once.
    private static final int BATCH = 8;

    /// Most small payloads that are given back at once.
    private static final int MOST_SMALL = 64;

    /// Longest sleep where the owner cannot be made to see that this side sleeps.
    private static final long NAP_NS = 1_000_000;

    private final ArenaHeader header;
    private final DescriptorRing descriptors;
    private final Attachment attachment;
    private final HangUpWatch watch;
    private final ReturnPost post;
    private final ForeignSlots slots;
    private final SmallSlots small;
    private final List<Mapping> smallMemory = new ArrayList<>();
    private final MemorySegment memberWord;
    private final int polls;

    /// How many small payloads are given back at once, if the reader does not run out of entries before.
    private final int smallRun;

    /// Entries that were read and not yet given out. Reading several at once fetches their cache lines at once, which
    /// pays only while more and more are there: otherwise the first would wait for a line that has nothing to say.
    private final RingEntry[] batch = new RingEntry[BATCH];

    private final Pace pace = new Pace();

    private int batched;
    private int given;
    private int most = 1;
    private long position;
    private long arrived;
    private long smallArrived;
    private int smallKept;
    private @Nullable StreamEnd end;
    private boolean expectsNotes;
    private boolean noted;
    private int noteArena;
    private long noteMessages;
    private boolean noteIsLast;
    private boolean closed;
    private volatile boolean cancelled;

    private ArenaMember(Attachment attachment, MemberOptions options) {
        this.attachment = attachment;
        this.header = attachment.header();
        this.descriptors = attachment.control().descriptors();
        this.memberWord = attachment.control().flags().memberWord();
        this.polls = options.polls();
        this.watch = new HangUpWatch(attachment.socket(), attachment.control().flags(), header.name());
        this.post = new ReturnPost(attachment.control(), attachment.bell(), this::detach);
        this.slots = new ForeignSlots(
                new ForeignSlots.Shape(header.name(), header.slotBytes(), header.strideBytes(), header.slots()),
                attachment.data().bytes(),
                StrictMode.isOn(),
                post);
        this.small =
                new SmallSlots(header.name(), descriptors, StrictMode.isOn(), this::moreSmallMemory, post::smallClosed);
        this.smallRun = Math.clamp(header.entries() / 4, 1, MOST_SMALL);
        Arrays.setAll(batch, _ -> new RingEntry());
        watch.start();
    }

    /// Attaches to an arena.
    /// @param address where its owner takes members
    /// @param options how to attach and wait
    /// @return a new member, owned by the caller
    /// @throws ArenaException if the owner refuses, or what it sends is refused here
    /// @throws io.parallax.memory.os.SystemCallException if nobody listens there
    public static ArenaMember attach(UnixAddress address, MemberOptions options) {
        return attach(UnixSocket.connect(address, SocketType.MESSAGES), options);
    }

    /// Attaches to the arena at the other end of a connection.
    /// @param socket a connection that carries messages; the member owns it from now on
    /// @param options how to attach and wait
    /// @return a new member, owned by the caller
    /// @throws ArenaException if the owner refuses, or what it sends is refused here
    public static ArenaMember attach(UnixSocket socket, MemberOptions options) {
        return new ArenaMember(Attachment.of(socket, options.attachLimit()), options);
    }

    /// {@return the next buffer if there is one now, or null}
    /// @throws IllegalStateException if this member is closed
    public @Nullable Buffer poll() {
        if (closed) {
            throw new IllegalStateException("the member is closed; attach again: pool=" + header.name());
        }
        if (end != null || noted) {
            return null;
        }
        if (given < batched) {
            return arrival();
        }
        String gone = watch.reason(); // before the look: what was sent before counts
        given = 0;
        batched = 0;
        int seen = descriptors.read(position, batch[0]);
        while (seen == DescriptorRing.READ) {
            position++;
            batched++;
            seen = batched == most ? DescriptorRing.EMPTY : descriptors.read(position, batch[batched]);
        }
        most = batched == most ? Math.min(2 * most, BATCH) : 1;
        if (batched > 0) {
            pace.found(batched);
            return arrival();
        }
        giveBackSmall();
        if (seen == DescriptorRing.BROKEN) {
            return broken("its ring was overwritten");
        }
        if (gone != null) {
            end = new StreamEnd(StreamEnd.Kind.OWNER_GONE, gone);
        }
        return null;
    }

    /// Waits for the next buffer.
    /// @param limit longest wait
    /// @return the buffer, owned by the caller, or null if none came in time or none will come: see [#end()]
    /// @throws IllegalStateException if this member is closed, or on a virtual thread
    public @Nullable Buffer take(Duration limit) {
        Buffer buffer = poll();
        for (long left = (long) polls * PAUSES_PER_POLL; left > 0 && buffer == null && !isHeld(); ) {
            left -= pace.pause();
            buffer = poll();
        }
        return buffer == null && !isHeld() ? sleep(TimeUnit.NANOSECONDS.convert(limit)) : buffer;
    }

    /// {@return whether there is something else than a buffer to look at first}
    private boolean isHeld() {
        return noted || end != null;
    }

    private @Nullable Buffer sleep(long limitNs) {
        long startNs = System.nanoTime();
        while (true) {
            attachment.control().flags().memberWaits(); // before the look: see WaitFlags
            long napNs = Barrier.everywhere() ? Long.MAX_VALUE : NAP_NS;
            Buffer buffer = poll();
            if (buffer != null || isHeld()) {
                return buffer;
            }
            if (cancelled) {
                end = new StreamEnd(StreamEnd.Kind.CANCELLED, "cancelled");
                return null;
            }
            long leftNs = limitNs == Long.MAX_VALUE ? limitNs : limitNs - (System.nanoTime() - startNs);
            if (leftNs <= 0) {
                return null;
            }
            Futex.await(memberWord, 1, Math.min(leftNs, napNs));
        }
    }

    private @Nullable Buffer arrival() {
        RingEntry entry = batch[given];
        long at = position - batched + given;
        given++;
        return switch (entry.kind()) {
            case RingEntry.BUFFER -> reference(entry);
            case RingEntry.SMALL -> small(at, entry);
            case RingEntry.NOTE -> note(entry);
            case RingEntry.END -> {
                end = new StreamEnd(StreamEnd.Kind.COMPLETE, "the stream is complete");
                giveBackSmall();
                yield null;
            }
            default -> broken("it sent an entry of kind " + entry.kind());
        };
    }

    private @Nullable Buffer reference(RingEntry entry) {
        if (entry.slot() >= header.slots() || entry.start() + entry.size() > header.slotBytes()) {
            return broken(entry.size() + " bytes at " + entry.start() + " of slot " + entry.slot() + " do not lie in "
                    + header.slots() + " slots of " + header.slotBytes() + " bytes");
        }
        arrived++;
        return slots.open(entry);
    }

    private @Nullable Buffer small(long at, RingEntry entry) {
        if (entry.size() > DescriptorRing.SMALL_BYTES) {
            return broken("it sent " + entry.size() + " bytes as a small payload");
        }
        smallArrived++;
        Buffer buffer = small.open(at, entry);
        keepSmall();
        return buffer;
    }

    private void keepSmall() {
        smallKept++;
        if (smallKept >= smallRun) {
            giveBackSmall();
        }
    }

    private @Nullable Buffer note(RingEntry entry) {
        if (!expectsNotes) {
            return broken("it sent a note to who expects none");
        }
        noted = true;
        noteArena = entry.slot();
        noteMessages = entry.start();
        noteIsLast = entry.size() == 1;
        keepSmall();
        return null;
    }

    /// Takes notes from now on: [#hasNote()] tells when one was found, and nothing more comes until it was taken.
    public void expectNotes() {
        expectsNotes = true;
    }

    /// {@return whether a note was found that is not taken yet}
    public boolean hasNote() {
        return noted;
    }

    /// {@return number of the arena where the stream goes on}
    public int noteArena() {
        return noteArena;
    }

    /// {@return the low 32 bits of how many messages come first, in all}
    public long noteMessages() {
        return noteMessages;
    }

    /// {@return whether the note is the last thing here}
    public boolean isNoteLast() {
        return noteIsLast;
    }

    /// Goes on behind the note.
    public void takeNote() {
        noted = false;
    }

    /// The places of small payloads that were copied may be used again.
    private void giveBackSmall() {
        if (smallKept > 0) {
            post.giveBackSmall(smallKept);
            smallKept = 0;
        }
    }

    private MemorySegment moreSmallMemory(long bytes) {
        Mapping more = Mapping.anonymous(bytes);
        smallMemory.add(more);
        return more.bytes();
    }

    private @Nullable Buffer broken(String how) {
        end = new StreamEnd(StreamEnd.Kind.BROKEN, "the owner broke the rules: " + how);
        return null;
    }

    /// {@return why nothing more will be written, or null while the owner is there; what was written before counts}
    public @Nullable String ownerGone() {
        return watch.reason();
    }

    /// {@return why no more buffers come, or null while they may}
    public @Nullable StreamEnd end() {
        return end;
    }

    /// {@return name of the owner's pool}
    public String name() {
        return header.name();
    }

    /// {@return usable bytes of a slot}
    public long slotSize() {
        return header.slotBytes();
    }

    /// {@return number of slots}
    public int slots() {
        return header.slots();
    }

    /// {@return the arena's random id, 32 hexadecimal digits}
    public String id() {
        return "%016x%016x".formatted(header.idHigh(), header.idLow());
    }

    /// {@return how many members the arena had before this one, plus one}
    public long generation() {
        return header.generation();
    }

    /// Ends a wait in [#take(Duration)], now or when it begins. Any thread may call this while the member is not
    /// closed.
    public void cancel() {
        cancelled = true;
        watch.wake();
    }

    /// Leaves the arena when the last open buffer is closed, which is now if there is none. The reader may call this,
    /// or whoever follows it. Closing twice does nothing.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        post.lastArrived(arrived, smallArrived);
    }

    private void detach() {
        watch.stop();
        attachment.close();
        smallMemory.forEach(Mapping::close);
    }

    @Override
    public String toString() {
        return "ArenaMember[" + header.name() + " " + id() + " generation=" + generation()
                + (closed ? " closed]" : "]");
    }
}
