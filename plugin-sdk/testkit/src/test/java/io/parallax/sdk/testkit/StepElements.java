package io.parallax.sdk.testkit;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Source;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.api.memory.LoanedSlot;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Elements of pipelines that go step by step.
final class StepElements {
    static final List<String> SEEN = new CopyOnWriteArrayList<>();

    private StepElements() {}

    /// Pushes its letter for ever.
    @ElementType(name = "letters", category = "Test", summary = "pushes a letter")
    public static final class Letters implements Source {
        @Property(summary = "the letter")
        private String letter = "a";

        @Override
        public Flow produce(Output out) throws Exception {
            try (LoanedSlot slot = out.loan(1)) {
                slot.bytes().set(ValueLayout.JAVA_BYTE, 0, (byte) letter.charAt(0));
                return out.push(slot.publish(1));
            }
        }
    }

    /// A queue.
    @ElementType(name = "relay", category = "Test", summary = "starts a thread")
    public static final class Relay implements ThreadBoundary {
        @Override
        public QueueLimits limits() {
            return new QueueLimits(4, 0, 0, QueueLimits.Leak.NO, false);
        }
    }

    /// Notes what comes.
    @ElementType(name = "log", category = "Test", summary = "notes letters")
    public static final class Log implements Sink {
        @Property(summary = "written before each letter")
        private String prefix = "";

        @Override
        public Flow consume(Buffer in) {
            SEEN.add(prefix + (char) in.bytes().get(ValueLayout.JAVA_BYTE, 0));
            return Flow.Signal.CONTINUE;
        }
    }
}
