package io.parallax.launcher;

/// Entry point of the distribution.
public final class Main {
    private Main() {}

    /// Runs one command line and exits with its code.
    /// @param args the command line
    public static void main(String[] args) {
        System.exit(new Launcher(Folders.ofSystemProperties(), System.err).run(args));
    }
}
