package io.parallax.shell;

/// An option of a command.
/// @param letter its short form
/// @param name its long form, without the dashes
/// @param value what its value is, for people; empty if it takes none
/// @param meaning what it does
record Option(char letter, String name, String value, String meaning) {
    static final Option HELP = flag('h', "help", "show this help");
    static final Option QUIET = flag('q', "quiet", "print errors only");
    static final Option VERBOSE =
            flag('v', "verbose", "print the caps of each link, converters and why, states and messages");
    static final Option FILE = new Option('f', "file", "FILE", "read the pipeline from a file, - for standard input");
    static final Option FORMAT =
            new Option('F', "format", "FORMAT", "form of the graph: text (default), dot, mermaid or json");
    static final Option PLAN = flag('p', "plan", "print threads and the queues between them instead of the graph");
    static final Option CONVERTERS = new Option(
            'c',
            "converters",
            "POLICY",
            "what to do where two elements do not agree: deny, warn (insert converters and say so) or allow");
    static final Option SET =
            new Option('s', "set", "NAME=VALUE", "what ${NAME} stands for in the pipeline; can be given several times");
    static final Option EXPLAIN = flag('e', "explain", "show what each link can carry, what was chosen and why");
    static final Option EOS_ON_SHUTDOWN =
            flag('e', "eos-on-shutdown", "changes nothing: as with this option of gst-launch, Ctrl-C ends the sources");
    static final Option VERSION = flag('V', "version", "show versions");

    static Option flag(char letter, String name, String meaning) {
        return new Option(letter, name, "", meaning);
    }

    boolean takesValue() {
        return !value.isEmpty();
    }

    /// {@return how it is written, for people}
    String written() {
        return "-" + letter + ", --" + name + (takesValue() ? "=" + value : "");
    }
}
