package io.parallax.shell;

import io.parallax.api.element.ElementRegistry;
import java.util.List;

/// `parallax inspect`: what elements there are, and what they are like.
final class InspectCommand implements Command {
    private static final Usage USAGE = new Usage(
            "inspect",
            "[ELEMENT]",
            "Lists the elements, or shows one with its pads and properties.",
            List.of(Option.HELP),
            "");

    private final Platform platform;
    private final Console console;

    InspectCommand(Platform platform, Console console) {
        this.platform = platform;
        this.console = console;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments) {
        List<String> words = arguments.words();
        if (words.size() > 1) {
            throw CommandException.wrongUsage("inspect shows one element at a time");
        }
        ElementRegistry registry = platform.elements();
        console.out()
                .println(
                        words.isEmpty() ? ElementText.list(registry) : ElementText.details(registry, words.getFirst()));
        return ExitCode.OK;
    }
}
