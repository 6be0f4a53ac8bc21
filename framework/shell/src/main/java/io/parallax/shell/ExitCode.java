package io.parallax.shell;

/// What the process answers to who called it.
final class ExitCode {
    static final int OK = 0;
    /// The pipeline failed while it ran.
    static final int FAILED = 1;
    /// The text makes no pipeline, or the command line makes no sense.
    static final int WRONG_USAGE = 2;
    /// A bug, or a part of the installation that is missing.
    static final int INTERNAL = 70;
    /// Ctrl-C.
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
