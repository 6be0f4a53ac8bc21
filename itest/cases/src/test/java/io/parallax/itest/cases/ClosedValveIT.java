package io.parallax.itest.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ClosedValveIT {
    @Test
    void aClosedValveCountsWhatItDropsAndDoesNotHoldUpTheEnd() throws Exception {
        try (Bench bench = new Bench()) {
            Pipeline pipeline = bench.run("testsrc num-buffers=50 ! valve drop=true ! fakesink");
            pipeline.awaitEnd();

            assertThat(Bench.stats(pipeline, "fakesink0").in().buffers()).isZero();
            assertThat(Bench.stats(pipeline, "valve0").in().buffers()).isEqualTo(50);
            assertThat(Bench.stats(pipeline, "valve0").dropped()).isEqualTo(50);
        }
    }
}
