package io.parallax.engine.run;

import io.parallax.api.pipeline.Message;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that an element's code runs in, and that has to come back before the pipeline is closed.
interface Holder {
    /// {@return name of the element}
    String element();

    /// Waits until it has come back.
    /// @param limitNs longest wait, in nanoseconds
    /// @return whether it has
    boolean await(long limitNs) throws InterruptedException;

    /// {@return the thread, null if it has come back}
    @Nullable Thread thread();

    /// {@return the elements of the run that are not to be touched while it has not come back}
    List<ElementNode> members();

    /// {@return the message that says what it is doing}
    /// @param pipeline name of the pipeline
    default Message.Stuck stuck(String pipeline) {
        Thread running = thread();
        List<String> stack = running == null
                ? List.of()
                : Stream.of(running.getStackTrace())
                        .map(StackTraceElement::toString)
                        .toList();
        return new Message.Stuck(pipeline, element(), running == null ? "" : running.getName(), stack);
    }
}
