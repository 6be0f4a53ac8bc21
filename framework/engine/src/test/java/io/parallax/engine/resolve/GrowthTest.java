package io.parallax.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.engine.registry.FakeElements;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text that is longer takes more work, but no more than in proportion. What is counted is the memory that is taken,
/// since no other machine and no other load changes that.
class GrowthTest {
    private static final int SMALL = 200;
    private static final int TIMES = 8;

    private final PipelineResolver resolver = new PipelineResolver(FakeElements.catalog());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fakesrc ! fakesink ",
                "fakesrc ! tee name=t# ! fakesink t#. ! queue ! fakesink ",
                "fakesrc name=a# ! ( queue ! ( identity ) ) ! fakesink ",
                "a#. ! fakesink fakesrc name=a# ",
                "fakesrc ! video/x-raw,width=[1,5],title=\"a b\" ! fakesink ",
                "fakesrc ! demux : funnel ! fakesink ",
                "fakesrc ! fakesinc ",
                "fakesrc num-buffers=x ! fakesink ",
                "fakesrc ! t#. ",
                "filesrc location=/a b c ! ",
                "! ",
                "( ",
                ") ",
                "\" ' ",
                "\\",
                "fakesrc ! video/x-raw,width=[1,",
                "${p}",
                "fakesrc a=1 ",
                "fakesrc\n",
                "file:///a%20b ! fakesink ",
            })
    void worksInProportionToTheLengthOfTheText(String piece) {
        work(piece, SMALL);
        long small = work(piece, SMALL);
        long large = work(piece, SMALL * TIMES);

        assertThat(large).as(piece).isLessThan(2 * TIMES * small);
    }

    private long work(String piece, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(piece.replace("#", Integer.toString(i)));
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            resolver.resolve(text.toString()).nodes().forEach(GraphNode::release);
        } catch (MalformedPipelineException e) {
            assertThat(e.problems()).isNotEmpty();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
