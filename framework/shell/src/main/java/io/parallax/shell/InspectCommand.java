package io.parallax.shell;

import io.parallax.api.element.ElementRegistry;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `parallax inspect`: what elements there are, and what they are like.
@Command(
        name = "inspect",
        description = "Lists the elements, or shows one with its pads and properties.")
final class InspectCommand implements Callable<Integer> {
    private final Platform platform;
    private final Console console;

    @Parameters(paramLabel = "ELEMENT", arity = "0..1", description = "name of an element")
    private @Nullable String element;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    InspectCommand(Platform platform, Console console) {
        this.platform = platform;
        this.console = console;
    }

    @Override
    public Integer call() {
        ElementRegistry registry = platform.engine().elements();
        console.out().println(element == null ? ElementText.list(registry.list()) : ElementText.details(registry, element));
        return ExitCode.OK;
    }
}
