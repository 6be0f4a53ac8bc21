package io.parallax.shell;

/// A command cannot do what was asked. The message is for people: what, where, and what to do.
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /// What was asked makes no sense.
    static CommandException wrongUsage(String message) {
        return new CommandException(ExitCode.WRONG_USAGE, message);
    }

    /// {@return the message alone} A shell prints this; the class says nothing to a person.
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the shell leaves no other way to be readable
    public String toString() {
        return String.valueOf(getMessage());
    }

    int exitCode() {
        return exitCode;
    }
}
