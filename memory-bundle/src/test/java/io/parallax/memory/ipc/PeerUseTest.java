package io.parallax.memory.ipc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.SlotUse;
import org.junit.jupiter.api.Test;

class PeerUseTest extends ArenaFixture {
    @Test
    void namesTheProcessThatHoldsASlot() throws InterruptedException {
        Joined joined = join();
        send(joined.seat(), publish(1, 80));
        Buffer read = requireNonNull(joined.member().take(LIMIT));

        SlotUse use = pool.uses().getFirst();

        assertThat(use.references()).isEqualTo(1);
        assertThat(use.bytes()).isEqualTo(80);
        assertThat(use.peers())
                .singleElement()
                .asString()
                .startsWith("pid " + ProcessHandle.current().pid());
        read.close();
        assertThat(pool.stats().free()).isEqualTo(4);
        assertThat(pool.uses()).isEmpty();
        joined.member().close();
    }
}
