package io.parallax.shell;

import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEdit;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Shell commands that change pipelines while they run. A change is made whole or not at all.
@Component(
        service = ChangeCommands.class,
        property = {
            "osgi.command.scope=parallax",
            "osgi.command.function=become",
            "osgi.command.function=extend",
            "osgi.command.function=insert",
            "osgi.command.function=remove",
            "osgi.command.function=set",
            "osgi.command.function=get",
            "osgi.command.function=pause",
            "osgi.command.function=resume"
        })
@Descriptor("changes of pipelines that run")
public final class ChangeCommands {
    private final PipelineFinder pipelines;

    /// Called by the container.
    /// @param context of this bundle
    /// @param services the services that commands use
    /// @param background remembers what became of pipelines
    @Activate
    public ChangeCommands(BundleContext context, @Reference Services services, @Reference Background background) {
        this(new ContainerPlatform(context, services), background);
    }

    ChangeCommands(Platform platform, Background background) {
        this.pipelines = new PipelineFinder(platform, background);
    }

    @Descriptor("make a pipeline what another text describes; elements of the same name and type go on undisturbed")
    public String become(
            @Descriptor("name of the pipeline") String name, @Descriptor("the whole new text") String... words) {
        Pipeline pipeline = pipelines.find(name);
        var _ = StateChange.reached(() -> pipeline.become(PipelineText.of(List.of(words))));
        return pipeline.toText();
    }

    @Descriptor("add to a pipeline, for example a branch: t. ! queue ! filesink location=copy.bin")
    public String extend(
            @Descriptor("name of the pipeline") String name, @Descriptor("the text to add") String... words) {
        Pipeline pipeline = pipelines.find(name);
        var _ = StateChange.reached(() -> pipeline.extend(PipelineText.of(List.of(words))));
        return pipeline.toText();
    }

    @Descriptor("put an element in the middle of a link")
    public String insert(
            @Descriptor("name of the pipeline") String name,
            @Descriptor("the element, such as valve") String type,
            @Descriptor("its name in the pipeline") String element,
            @Descriptor("element upstream, or element and pad as in t.src_0") String from,
            @Descriptor("element downstream, or element and pad") String to) {
        Pipeline pipeline = pipelines.find(name);
        var _ = StateChange.reached(pipeline.edit().insert(type, element, from, to)::apply);
        return pipeline.toText();
    }

    @Descriptor("take an element out, a sink with its branch; it sees the end of its stream first")
    public String remove(
            @Descriptor("drop what is queued, without the end of the stream")
                    @Parameter(
                            names = {"--now"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean now,
            @Descriptor("name of the pipeline") String name,
            @Descriptor("name of the element") String element) {
        Pipeline pipeline = pipelines.find(name);
        PipelineEdit edit = pipeline.edit();
        var _ = StateChange.reached((now ? edit.removeNow(element) : edit.remove(element))::apply);
        return pipeline.toText();
    }

    @Descriptor("set a live property of an element")
    public void set(
            @Descriptor("name of the pipeline") String name,
            @Descriptor("name of the element") String element,
            @Descriptor("the property") String property,
            @Descriptor("its value") String value) {
        try {
            pipelines.find(name).set(element, property, value);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw CommandException.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    @Descriptor("answer the value of a property of an element")
    public Object get(
            @Descriptor("name of the pipeline") String name,
            @Descriptor("name of the element") String element,
            @Descriptor("the property") String property) {
        try {
            return pipelines.find(name).get(element, property);
        } catch (IllegalArgumentException e) {
            throw CommandException.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    @Descriptor("hold the flow of a pipeline")
    public String pause(@Descriptor("name of the pipeline") String name) {
        return StateChange.reached(pipelines.find(name)::pause);
    }

    @Descriptor("let a pipeline flow again")
    public String resume(@Descriptor("name of the pipeline") String name) {
        return StateChange.reached(pipelines.find(name)::run);
    }
}
