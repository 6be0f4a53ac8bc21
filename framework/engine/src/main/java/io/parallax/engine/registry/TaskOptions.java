package io.parallax.engine.registry;

import io.parallax.api.element.Property;
import java.util.List;

/// Properties that the engine gives to every element that threads start at: how the operating system runs them.
public final class TaskOptions {
    private static final int LEAST_NICE = -20;
    private static final int MOST_NICE = 19;

    @Property(
            summary = "how much the element's threads give way to others; below 0 they go first, which takes a right",
            min = LEAST_NICE,
            max = MOST_NICE)
    private int threadNice = 0;

    @Property(summary = "processors that the element's threads run on, such as 0,2; all if there is none")
    private List<Integer> threadCpus = List.of();

    /// {@return whether anything was asked for}
    public boolean isSet() {
        return threadNice != 0 || !threadCpus.isEmpty();
    }

    /// {@return the nice value, 0 for none of its own}
    public int nice() {
        return threadNice;
    }

    /// {@return numbers of the processors, none for all}
    public List<Integer> cpus() {
        return threadCpus;
    }
}
