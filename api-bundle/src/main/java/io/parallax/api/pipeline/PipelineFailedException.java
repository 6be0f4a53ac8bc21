package io.parallax.api.pipeline;

/// A pipeline failed while it ran.
public class PipelineFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message.Failed failure;

    /// Makes an exception of a message.
    /// @param failure the message that told of the failure
    public PipelineFailedException(Message.Failed failure) {
        super(failure.element() + ": " + failure.reason());
        this.failure = failure;
    }

    /// {@return the message that told of the failure}
    public Message.Failed failure() {
        return failure;
    }
}
