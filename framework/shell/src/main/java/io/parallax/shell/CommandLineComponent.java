package io.parallax.shell;

import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The command line, as the launcher calls it: all arguments in, exit code out. An interrupt of the calling thread asks
/// for the end of what runs.
@Component(service = ToIntFunction.class, property = "parallax.cli=true")
public final class CommandLineComponent implements ToIntFunction<String[]> {
    private final Platform platform;

    /// Called by the container.
    /// @param context of this bundle
    /// @param services the services that commands use
    @Activate
    public CommandLineComponent(BundleContext context, @Reference Services services) {
        this.platform = new ContainerPlatform(context, services);
    }

    @Override
    public int applyAsInt(String[] args) {
        return new CommandLine(platform, Console.ofProcess()).run(args);
    }
}
