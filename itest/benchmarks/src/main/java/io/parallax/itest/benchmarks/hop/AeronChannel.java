package io.parallax.itest.benchmarks.hop;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import io.aeron.logbuffer.BufferClaim;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/// A stream of Aeron IPC for each direction. Messages that fit into one fragment are written in place, which is the
/// fastest that Aeron has; larger ones are copied in, and copied together on the other side.
final class AeronChannel implements Channel {
    private static final String CHANNEL = "aeron:ipc?term-length=64m";
    private static final int LARGEST = 8 << 20;
    private static final int FRAGMENTS = 16;

    private final Aeron aeron;
    private final ExclusivePublication out;
    private final Subscription in;
    private final BufferClaim claim = new BufferClaim();
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(LARGEST).order(ByteOrder.LITTLE_ENDIAN);
    private final UnsafeBuffer message = new UnsafeBuffer(bytes);
    private final MemorySegment content = MemorySegment.ofBuffer(bytes);

    /// Numbers that arrived in one poll and were not yet asked for.
    private final long[] numbers = new long[2 * FRAGMENTS];

    private final FragmentHandler handler = new FragmentAssembler(this::arrived);
    private int first;
    private int count;
    private int expectedSize;
    private boolean expectTouched;

    AeronChannel(Path driver, int outStream, int inStream) {
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(driver.toString()));
        out = aeron.addExclusivePublication(CHANNEL, outStream);
        in = aeron.addSubscription(CHANNEL, inStream);
        while (!out.isConnected() || !in.isConnected()) {
            Channel.pause();
        }
    }

    @Override
    public void send(long number, int size, boolean touched) {
        if (size <= out.maxPayloadLength()) {
            while (out.tryClaim(size, claim) < 0) {
                Channel.pause();
            }
            if (touched) {
                fill(number, size);
            } else {
                claim.buffer().putLong(claim.offset(), number);
            }
            claim.commit();
            return;
        }
        if (touched) {
            Content.fill(content, number, size);
        } else {
            message.putLong(0, number);
        }
        while (out.offer(message, 0, size) < 0) {
            Channel.pause();
        }
    }

    private void fill(long number, int size) {
        for (int at = 0; at < size; at += Long.BYTES) {
            claim.buffer().putLong(claim.offset() + at, number + at * Content.STEP);
        }
    }

    private void arrived(DirectBuffer buffer, int offset, int length, Header header) {
        long number = buffer.getLong(offset);
        long sum = 0;
        for (int at = 0; expectTouched && at < length; at += Long.BYTES) {
            sum += buffer.getLong(offset + at);
        }
        numbers[count++] = Channel.checked(number, length, expectedSize, expectTouched, sum);
    }

    @Override
    public long receive(int size, boolean touched) {
        if (first == count) {
            first = 0;
            count = 0;
            expectedSize = size;
            expectTouched = touched;
            while (in.poll(handler, FRAGMENTS) == 0 || count == 0) {
                Thread.onSpinWait();
            }
        }
        return numbers[first++];
    }

    @Override
    public void close() {
        out.close();
        in.close();
        aeron.close();
    }
}
