package io.parallax.api.pipeline;

import io.parallax.api.element.QueueLimits;
import java.util.List;

/// How a pipeline is cut into streaming tasks. Within a task elements call each other; from task to task buffers go
/// through queues.
/// @param pipeline name of the pipeline
/// @param tasks the tasks, those upstream first
public record Plan(String pipeline, List<Task> tasks) {
    /// What kind of thread runs a task.
    public enum ThreadKind {
        /// A thread of the operating system.
        PLATFORM,
        /// A virtual thread, since every element of the task declares that it only blocks in Java.
        VIRTUAL
    }

    /// What one thread does.
    /// @param thread name of the thread
    /// @param kind kind of the thread
    /// @param workers how many further threads this one deals the buffers of an element with `parallel` out to; 1 if
    ///     there is none, and the thread does the work itself
    /// @param elements names of the elements that the thread calls, in the order in which it comes to them
    /// @param inputs the queues that the thread takes from, none for a source
    public record Task(String thread, ThreadKind kind, int workers, List<String> elements, List<Input> inputs) {}

    /// A queue between two tasks.
    /// @param name name of the queue element, or the element and pad that the queue is at
    /// @param from names of the elements that put into it
    /// @param limits its bounds, and what it does when full
    public record Input(String name, List<String> from, QueueLimits limits) {}
}
