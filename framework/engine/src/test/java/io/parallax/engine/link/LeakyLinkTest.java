package io.parallax.engine.link;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.event.Event;
import org.junit.jupiter.api.Test;

class LeakyLinkTest extends LinkContract {
    @Override
    Link link(QueueLimits limits) {
        return new LeakyLink(limits);
    }

    @Override
    QueueLimits.Leak leak() {
        return QueueLimits.Leak.DOWNSTREAM;
    }

    @Test
    void dropsTheOldestBufferButNoEvent() {
        LeakyLink link = new LeakyLink(buffers(2));
        link.put(new Event.StreamStart("s"));
        for (int i = 0; i < 5; i++) {
            link.put(Pools.buffer(pool, 1, 0, i));
        }
        link.put(new Event.EndOfStream());

        assertThat(link.dropped()).isEqualTo(3);
        assertThat(link.take()).isInstanceOf(Event.StreamStart.class);
        Buffer afterTheGap = (Buffer) requireNonNull(link.take());
        assertThat(afterTheGap.metadata().sequence()).isEqualTo(3);
        assertThat(afterTheGap.metadata().has(BufferFlags.DISCONT)).isTrue();
        afterTheGap.close();
        assertThat(takeSequence(link)).isEqualTo(4);
        assertThat(link.take()).isInstanceOf(Event.EndOfStream.class);
    }

    @Test
    void dropsTheOldestBufferOfAPoolThatAsksForIt() {
        LeakyLink link = new LeakyLink(buffers(10));
        for (int i = 0; i < 3; i++) {
            link.put(Pools.buffer(pool, 1, 0, i));
        }

        assertThat(link.dropOldest(buffer -> buffer.metadata().sequence() == 1)).isTrue();
        assertThat(link.dropOldest(buffer -> buffer.metadata().sequence() == 1)).isFalse();

        assertThat(link.dropped()).isEqualTo(1);
        assertThat(link.level().buffers()).isEqualTo(2);
        assertThat(takeSequence(link)).isZero();
        assertThat(takeSequence(link)).isEqualTo(2);
    }
}
