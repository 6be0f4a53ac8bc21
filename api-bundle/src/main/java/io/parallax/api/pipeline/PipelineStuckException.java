package io.parallax.api.pipeline;

/// An element does not give its thread back, so that a pipeline cannot be closed, or not be used again yet.
public class PipelineStuckException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient Message.Stuck stuck;

    /// Makes an exception of a message.
    /// @param stuck the message that told of it
    public PipelineStuckException(Message.Stuck stuck) {
        super(text(stuck));
        this.stuck = stuck;
    }

    /// {@return the message that told of it}
    public Message.Stuck stuck() {
        return stuck;
    }

    private static String text(Message.Stuck stuck) {
        String where = stuck.stack().isEmpty() ? "" : " is in " + stuck.stack().getFirst();
        return "pipeline " + stuck.pipeline() + " does not stop: element " + stuck.element() + " holds the thread "
                + stuck.thread() + (where.isEmpty() ? "" : ", which" + where)
                + "; wait until it leaves, or give it up with abandon()";
    }
}
