package io.parallax.shell;

import io.parallax.api.event.Event;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The shell command that takes a pipeline to another position.
@Component(
        service = SeekCommand.class,
        property = {"osgi.command.scope=parallax", "osgi.command.function=seek"})
@Descriptor("positions of pipelines")
public final class SeekCommand {
    private final PipelineFinder pipelines;

    /// Called by the container.
    /// @param context of this bundle
    /// @param services the services that commands use
    /// @param background remembers what became of pipelines
    @Activate
    public SeekCommand(BundleContext context, @Reference Services services, @Reference Background background) {
        this(new ContainerPlatform(context, services), background);
    }

    SeekCommand(Platform platform, Background background) {
        this.pipelines = new PipelineFinder(platform, background);
    }

    @Descriptor("go to another position; what is under way is dropped")
    public String seek(
            @Descriptor("name of the pipeline") String name,
            @Descriptor("a time such as 90s or 1:02:03, or a size such as 64MiB") String position) {
        Position to = Position.of(position);
        try {
            if (pipelines.find(name).send(Event.Seek.to(to.format(), to.value()))) {
                return name + " goes to " + position;
            }
        } catch (IllegalStateException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
        throw new CommandException(ExitCode.FAILED, name + " cannot go to " + position + ": its messages tell why");
    }
}
