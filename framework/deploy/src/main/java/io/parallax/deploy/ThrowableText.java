package io.parallax.deploy;

import java.util.List;

/// Says in one line what went wrong inside a plugin.
final class ThrowableText {
    private static final int LONGEST = 300;
    private static final int DEEPEST = 20;
    private static final String CAUSE = "Caused by: ";
    private static final String MISSING_CLASS = "NoClassDefFoundError: ";

    private ThrowableText() {}

    /// {@return the deepest cause}
    static String of(Throwable thrown) {
        Throwable deepest = thrown;
        for (int depth = 0; depth < DEEPEST && deepest.getCause() != null && !tellsEnough(deepest); depth++) {
            deepest = deepest.getCause();
        }
        String name = deepest.getClass().getSimpleName();
        return sentence(deepest.getMessage() == null ? name : name + ": " + deepest.getMessage());
    }

    /// {@return the deepest cause that the text of a stack trace names}
    static String ofTrace(String trace) {
        List<String> causes = trace.lines()
                .filter(line -> line.startsWith(CAUSE))
                .map(line -> withoutPackage(line.substring(CAUSE.length())))
                .toList();
        return sentence(causes.stream()
                .filter(cause -> cause.startsWith(MISSING_CLASS) && !isSecondTry(cause))
                .findFirst()
                .orElseGet(() -> causes.isEmpty()
                        ? withoutPackage(trace.lines().findFirst().orElse("unknown"))
                        : causes.getLast()));
    }

    /// What lies below a class that cannot be found says the same in other words.
    private static boolean tellsEnough(Throwable thrown) {
        return thrown instanceof NoClassDefFoundError && !isSecondTry(String.valueOf(thrown.getMessage()));
    }

    /// Once the initializer of a class has failed, only what lies below says why.
    private static boolean isSecondTry(String message) {
        return message.contains("Could not initialize class");
    }

    private static String withoutPackage(String thrown) {
        int colon = thrown.indexOf(':');
        String type = colon < 0 ? thrown : thrown.substring(0, colon);
        return type.substring(type.lastIndexOf('.') + 1) + (colon < 0 ? "" : thrown.substring(colon));
    }

    private static String sentence(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        if (line.startsWith(MISSING_CLASS) && line.indexOf(' ', MISSING_CLASS.length()) < 0) {
            return line + ": embed that class in the plugin or deploy the bundle that has it";
        }
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
