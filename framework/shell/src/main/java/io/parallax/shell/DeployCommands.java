package io.parallax.shell;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.pipeline.Pipeline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Shell commands about plugins: what became of them, and why.
@Component(
        service = DeployCommands.class,
        property = {
            "osgi.command.scope=parallax",
            "osgi.command.function=deployed",
            "osgi.command.function=why",
            "osgi.command.function=names"
        })
@Descriptor("plugins")
public final class DeployCommands {
    private final Platform platform;
    private final Why why;

    /// Called by the container.
    /// @param context of this bundle
    /// @param services the services that commands use
    /// @param background knows how pipelines ended
    @Activate
    public DeployCommands(BundleContext context, @Reference Services services, @Reference Background background) {
        this(new ContainerPlatform(context, services), background, new Diagnosis(context));
    }

    DeployCommands(Platform platform, Background background, Problems problems) {
        this.platform = platform;
        this.why = new Why(platform, background, problems);
    }

    @Descriptor("list the files in deploy/ and what became of each")
    public String deployed() {
        Deployment deployment = platform.deployment()
                .orElseThrow(() -> CommandException.wrongUsage("this container has no deploy folder"));
        List<Verdict> verdicts = deployment.verdicts();
        if (verdicts.isEmpty()) {
            return "nothing in " + deployment.folder();
        }
        Table table = Table.titled("FILE", "STATUS", "BUNDLE", "ELEMENTS", "REASON");
        verdicts.forEach(verdict -> table.row(
                verdict.file(),
                verdict.status().name().toLowerCase(Locale.ROOT),
                verdict.bundle(),
                String.join(" ", verdict.elements()),
                verdict.reason()));
        return table.toString();
    }

    @Descriptor("explain the state of a plugin, an element or a pipeline")
    public String why(@Descriptor("file or bundle of a plugin, name of an element or a pipeline") String name) {
        return Optional.of(why.explain(name))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> CommandException.wrongUsage("nothing is called '" + name
                        + "': neither a pipeline nor an element, a bundle or a file in deploy/"));
    }

    @Descriptor("answer names, for scripts and completion")
    public List<String> names(@Descriptor("elements, pipelines or plugins") String kind) {
        return switch (kind) {
            case "elements" ->
                platform.engine().elements().list().stream()
                        .map(ElementSummary::name)
                        .toList();
            case "pipelines" ->
                platform.engine().pipelines().stream().map(Pipeline::name).toList();
            case "plugins" ->
                platform.deployment().map(Deployment::verdicts).stream()
                        .flatMap(List::stream)
                        .map(Verdict::file)
                        .toList();
            default ->
                throw CommandException.wrongUsage(
                        "no names of '" + kind + "'; there are elements, pipelines and plugins");
        };
    }
}
