package io.parallax.deploy;

/// Says in one line what went wrong inside a plugin.
final class ThrowableText {
    private static final int LONGEST = 300;

    private ThrowableText() {}

    /// {@return the deepest cause, as class and message} Class loading errors say what is missing.
    static String of(Throwable thrown) {
        Throwable deepest = thrown;
        for (int depth = 0; depth < 20 && deepest.getCause() != null; depth++) {
            deepest = deepest.getCause();
        }
        String name = deepest.getClass().getSimpleName();
        return deepest.getMessage() == null ? name : name + ": " + line(deepest.getMessage());
    }

    /// {@return the deepest cause that the text of a stack trace names}
    static String ofTrace(String trace) {
        String deepest = trace.lines()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((_, last) -> last.substring("Caused by: ".length()))
                .map(line -> line.startsWith("Caused by: ") ? line.substring("Caused by: ".length()) : line)
                .orElse(trace.lines().findFirst().orElse("unknown"));
        return line(simpleName(deepest));
    }

    private static String simpleName(String thrown) {
        int colon = thrown.indexOf(':');
        String type = colon < 0 ? thrown : thrown.substring(0, colon);
        return type.substring(type.lastIndexOf('.') + 1) + (colon < 0 ? "" : thrown.substring(colon));
    }

    private static String line(String text) {
        String first = text.lines().findFirst().orElse("").strip();
        return first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "…";
    }
}
