package io.parallax.sdk.conformance;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Tells a refusal in words from a mistake in the code.
final class Faults {
    private static final List<Class<? extends Throwable>> MISTAKES = List.of(
            NullPointerException.class,
            IndexOutOfBoundsException.class,
            ClassCastException.class,
            ArithmeticException.class,
            NegativeArraySizeException.class,
            ArrayStoreException.class,
            ConcurrentModificationException.class,
            NoSuchElementException.class,
            BufferOverflowException.class,
            BufferUnderflowException.class,
            Error.class);

    private Faults() {}

    /// Lets a call pass that went well, was interrupted, or was refused in words.
    /// @throws AssertionError if it was none of these
    static void refuseMistakes(Answer answer, String situation) {
        switch (answer) {
            case Answer.Answered(var flow)
            when flow == null -> throw new AssertionError(situation + ": the element answered null instead of a Flow");
            case Answer.Threw(Throwable failure) -> refuseMistake(failure, situation);
            default -> {}
        }
    }

    /// Lets a call pass that went well.
    /// @throws AssertionError if it threw, or answered null
    static void refuseFailures(Answer answer, String situation) {
        refuseMistakes(answer, situation);
        if (answer instanceof Answer.Threw(Throwable failure)) {
            throw new AssertionError(situation + ": the element failed: " + failure, failure);
        }
    }

    /// @throws AssertionError if what was thrown says nothing to whoever runs the pipeline
    static void refuseMistake(Throwable failure, String situation) {
        boolean isMistake = MISTAKES.stream().anyMatch(type -> type.isInstance(failure));
        if (failure instanceof AssertionError broken) {
            throw new AssertionError(situation + ": " + broken.getMessage(), broken);
        }
        if (isMistake) {
            throw new AssertionError(
                    situation + ": the element failed with " + failure + "; check for this and say what is wrong",
                    failure);
        }
        if (!isInterruption(failure) && isBlank(failure.getMessage())) {
            throw new AssertionError(
                    situation + ": the element failed with a bare "
                            + failure.getClass().getName() + "; say what is wrong and what to do",
                    failure);
        }
    }

    static boolean isInterruption(Throwable failure) {
        return failure instanceof InterruptedException || failure instanceof ClosedByInterruptException;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
