package io.parallax.engine.run;

import io.parallax.api.memory.MemoryException;
import io.parallax.api.pipeline.Message;
import io.parallax.api.time.ClockTime;
import java.util.List;
import java.util.StringJoiner;

/// Words for what was thrown.
final class FailureText {
    private static final int DEEPEST_CAUSE = 8;

    private FailureText() {}

    static Message.Failed message(String pipeline, ElementNode node, Throwable thrown) {
        if (thrown instanceof ElementFailure failure && !failure.isOfBuffer()) {
            return new Message.Failed(pipeline, node.name(), reason(thrown), "", -1, ClockTime.NONE);
        }
        return new Message.Failed(pipeline, node.name(), reason(thrown), causes(thrown), node.sequence(), node.pts());
    }

    /// The message of an exception that was made for people; the class too where it tells of a bug.
    static String reason(Throwable thrown) {
        String text = thrown.getMessage();
        if (text == null || text.isBlank()) {
            return thrown.getClass().getSimpleName();
        }
        boolean bug =
                (thrown instanceof RuntimeException && !(thrown instanceof MemoryException)) || thrown instanceof Error;
        return bug ? thrown.getClass().getSimpleName() + ": " + text : text;
    }

    /// {@return which buffer it was, in brackets; empty if none}
    static String place(long sequence, long pts) {
        if (sequence < 0) {
            return "";
        }
        return pts == ClockTime.NONE
                ? " (at buffer " + sequence + ")"
                : " (at buffer " + sequence + ", pts " + ClockTime.toText(pts) + ")";
    }

    private static String causes(Throwable thrown) {
        StringJoiner text = new StringJoiner(", caused by ");
        Throwable each = thrown instanceof ElementFailure ? thrown.getCause() : thrown;
        for (int depth = 0; each != null && depth < DEEPEST_CAUSE; depth++) {
            text.add(each.toString());
            each = each.getCause();
        }
        return text.toString();
    }

    /// {@return what is behind an access to memory that failed} Java only says that it did; the pools know their files.
    static Throwable explained(Throwable cause, List<ElementNode> nodes) {
        if (cause instanceof InternalError) {
            for (ElementNode node : nodes) {
                try {
                    node.outputs().forEach(output -> output.memory().check());
                } catch (MemoryException e) {
                    e.addSuppressed(cause);
                    return e;
                }
            }
        }
        return cause;
    }
}
