package io.parallax.shell;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Pipeline;
import java.util.List;
import java.util.Locale;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Shell commands for pipelines that stay: they are there under a name whether they run or not, and even while elements
/// that they need are missing.
@Component(
        service = StateCommands.class,
        property = {
            "osgi.command.scope=parallax",
            "osgi.command.function=define",
            "osgi.command.function=start",
            "osgi.command.function=show",
            "osgi.command.function=rm"
        })
@Descriptor("pipelines that stay")
public final class StateCommands {
    private final Platform platform;
    private final PipelineFinder pipelines;

    /// Called by the container.
    /// @param context of this bundle
    /// @param services the services that commands use
    /// @param background remembers what became of pipelines
    @Activate
    public StateCommands(BundleContext context, @Reference Services services, @Reference Background background) {
        this(new ContainerPlatform(context, services), background);
    }

    StateCommands(Platform platform, Background background) {
        this.platform = platform;
        this.pipelines = new PipelineFinder(platform, background);
    }

    @Descriptor("keep a pipeline under a name; elements that are missing may come later")
    public String define(
            @Descriptor("run it as soon as it is complete")
                    @Parameter(
                            names = {"--start"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean start,
            @Descriptor("a name of your choice") String name,
            @Descriptor("the pipeline") String... words) {
        if (words.length == 0) {
            throw CommandException.wrongUsage("a pipeline is missing, for example: define cam testsrc ! fakesink");
        }
        try {
            return text(platform.engine().define(name, PipelineText.of(List.of(words)), start));
        } catch (MalformedPipelineException | IllegalArgumentException e) {
            throw CommandException.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    @Descriptor("let a pipeline run that is there")
    public String start(@Descriptor("name of the pipeline") String name) {
        return name + " is " + StateChange.reached(pipelines.find(name)::run);
    }

    @Descriptor("answer what a pipeline is, and what it needs")
    public String show(@Descriptor("name of the pipeline") String name) {
        return text(pipelines.find(name));
    }

    @Descriptor("stop a pipeline and remove it; what does not leave is given up")
    public String rm(@Descriptor("name of the pipeline") String name) {
        pipelines.find(name).close();
        return name + " is removed";
    }

    private static String text(Pipeline pipeline) {
        StringBuilder out = new StringBuilder(pipeline.name())
                .append(" is ")
                .append(pipeline.state().name().toLowerCase(Locale.ROOT));
        pipeline.missing().forEach(need -> out.append("\n  needs ").append(need));
        return out.append("\n  ").append(pipeline.toText()).toString();
    }
}
