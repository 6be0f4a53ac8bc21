package io.parallax.engine.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.app.AppLimits;
import io.parallax.api.app.FullPolicy;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.event.Event;
import io.parallax.api.memory.MemoryPool;
import io.parallax.engine.link.Exchange.Outcome;
import io.parallax.engine.link.Exchange.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExchangeTest {
    private final MemoryPool pool = Pools.of(16);
    private final Exchange exchange = new Exchange("x", () -> {});
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void everySlotIsHome() {
        exchange.shut();
        assertThat(pool.stats().free()).isEqualTo(16);
        pool.close();
    }

    private Attachment attach(FullPolicy policy) {
        return exchange.attach(AppLimits.of(2, 0, 0, policy), warnings::add);
    }

    private Buffer buffer(long number) {
        return Pools.buffer(pool, 8, number, number);
    }

    private Outcome put(long number) throws InterruptedException {
        return exchange.put(buffer(number), 0, Caller.APPLICATION);
    }

    private long take() throws InterruptedException {
        try (Buffer buffer = (Buffer) Objects.requireNonNull(exchange.take(Exchange.FOR_EVER, Caller.APPLICATION))) {
            return buffer.metadata().sequence();
        }
    }

    @Test
    void takesNothingWithoutAnElement() throws Exception {
        assertThat(exchange.phase()).isEqualTo(Phase.WAITING);
        assertThat(put(0)).isEqualTo(Outcome.GONE);
        assertThat(exchange.put(new Event.Custom("e", Map.of()))).isFalse();
        assertThat(exchange.take(1, Caller.APPLICATION)).isNull();
    }

    @Test
    void doesWhatThePolicySaysWhenItIsFull() throws Exception {
        for (FullPolicy policy : List.of(FullPolicy.BLOCK, FullPolicy.FAIL)) {
            Attachment attachment = attach(policy);
            put(0);
            put(1);
            assertThat(put(2)).isEqualTo(Outcome.FULL);
            assertThat(List.of(take(), take())).containsExactly(0L, 1L);
            attachment.detach();
        }
        Attachment newest = attach(FullPolicy.DROP_NEWEST);
        put(0);
        put(1);
        assertThat(put(2)).isEqualTo(Outcome.DROPPED);
        assertThat(newest.dropped()).isEqualTo(1);
        assertThat(List.of(take(), take())).containsExactly(0L, 1L);
        newest.detach();
        Attachment oldest = attach(FullPolicy.DROP_OLDEST);
        put(0);
        put(1);
        assertThat(put(2)).isEqualTo(Outcome.TAKEN);
        assertThat(oldest.dropped()).isEqualTo(1);
        assertThat(take()).isEqualTo(1);
        try (Buffer next = (Buffer) Objects.requireNonNull(exchange.poll())) {
            assertThat(next.metadata().has(BufferFlags.DISCONT)).isTrue();
        }
    }

    @Test
    void anElementTakesOverWhatIsQueuedFromAnother() throws Exception {
        Attachment old = attach(FullPolicy.BLOCK);
        put(0);
        Attachment fresh = attach(FullPolicy.BLOCK);
        old.end();
        assertThat(exchange.phase()).isEqualTo(Phase.OPEN);
        old.close();
        old.detach();

        assertThat(put(1)).isEqualTo(Outcome.TAKEN);
        assertThat(List.of(take(), take())).containsExactly(0L, 1L);
        put(2);
        fresh.close();
        assertThat(exchange.phase()).isEqualTo(Phase.BROKEN);
        assertThat(put(3)).isEqualTo(Outcome.GONE);
        fresh.detach();
        assertThat(exchange.isEmpty()).isTrue();
        assertThat(exchange.take(Exchange.FOR_EVER, Caller.APPLICATION)).isNull();
    }

    @Test
    void whatIsQueuedAtTheEndStaysUntilTheNextBeginning() throws Exception {
        Attachment attachment = attach(FullPolicy.BLOCK);
        put(0);
        put(1);
        exchange.end(null);
        attachment.close();
        attachment.detach();

        assertThat(take()).isZero();
        assertThat(exchange.phase()).isEqualTo(Phase.ENDED);
        attach(FullPolicy.BLOCK);
        assertThat(exchange.phase()).isEqualTo(Phase.OPEN);
        assertThat(exchange.isEmpty()).isTrue();
    }

    /// Brings a buffer in a thread of its own.
    private final class Bringer implements Caller {
        final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        volatile boolean called;
        volatile boolean pressing;

        Bringer(long number) {
            Buffer buffer = buffer(number);
            Thread.ofVirtual().start(() -> {
                try {
                    outcome.complete(exchange.put(buffer, Exchange.FOR_EVER, this));
                } catch (InterruptedException e) {
                    outcome.completeExceptionally(e);
                }
            });
        }

        @Override
        public boolean isCalledBack() {
            return called;
        }

        @Override
        public boolean isPressing() {
            return pressing;
        }
    }

    @Test
    void whoWaitsForRoomGetsItOrPressesInOrIsCalledBack() throws Exception {
        Attachment attachment = attach(FullPolicy.BLOCK);
        put(0);
        put(1);
        Bringer waits = new Bringer(2);
        assertThat(take()).isZero();
        assertThat(waits.outcome.get()).isEqualTo(Outcome.TAKEN);
        Bringer presses = new Bringer(3);
        presses.pressing = true;
        attachment.wake();
        assertThat(presses.outcome.get()).isEqualTo(Outcome.TAKEN);
        Bringer called = new Bringer(4);
        called.called = true;
        attachment.wake();

        assertThat(called.outcome.get()).isEqualTo(Outcome.OVER);
        assertThat(List.of(take(), take(), take())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void warnsOnceOfAWaitThatTakesLong() throws Exception {
        attach(FullPolicy.BLOCK);
        put(0);
        put(1);
        assertThat(exchange.put(buffer(2), 1_200_000_000L, Caller.APPLICATION)).isEqualTo(Outcome.FULL);

        assertThat(warnings).containsExactly("2 buffers, 16 bytes");
    }
}
