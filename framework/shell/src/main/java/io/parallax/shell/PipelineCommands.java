package io.parallax.shell;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.PipelineStats;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Shell commands that run pipelines.
@Component(
        service = PipelineCommands.class,
        property = {
            "osgi.command.scope=parallax",
            "osgi.command.function=launch",
            "osgi.command.function=check",
            "osgi.command.function=caps",
            "osgi.command.function=list",
            "osgi.command.function=stop",
            "osgi.command.function=stats",
            "osgi.command.function=graph"
        })
@Descriptor("pipelines")
public final class PipelineCommands {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Platform platform;
    private final Background background;

    /// Called by the container.
    /// @param context of this bundle
    /// @param services the services that commands use
    /// @param background runs the pipelines
    @Activate
    public PipelineCommands(BundleContext context, @Reference Services services, @Reference Background background) {
        this(new ContainerPlatform(context, services), background);
    }

    PipelineCommands(Platform platform, Background background) {
        this.platform = platform;
        this.background = background;
    }

    @Descriptor("start a pipeline in the background and answer its name")
    public String launch(@Descriptor("for example: testsrc num-buffers=3 ! consolesink") String... words) {
        Pipeline pipeline = parse(words);
        background.run(pipeline);
        return pipeline.name();
    }

    @Descriptor("check a pipeline without running it and answer its graph")
    public String check(@Descriptor("the pipeline") String... words) {
        try (Pipeline pipeline = parse(words)) {
            Negotiation negotiation = pipeline.negotiation();
            Negotiation.Conflict conflict = negotiation.conflict();
            if (conflict != null) {
                throw CommandException.wrongUsage(conflict.text());
            }
            return GraphText.of(negotiation.graph(), GraphText.Format.TEXT);
        }
    }

    @Descriptor("answer what each link of a pipeline carries, and why")
    public String caps(@Descriptor("name of the pipeline") String name) {
        return NegotiationText.of(pipeline(name).negotiation());
    }

    @Descriptor("list the pipelines that live, and how those ended that ended lately")
    public String list() {
        Table table = Table.titled("NAME", "STATE", "TIME", "DATA", "PIPELINE");
        List<Pipeline> living = platform.engine().pipelines();
        for (Background.Outcome outcome : background.outcomes()) {
            if (living.stream().noneMatch(pipeline -> pipeline.name().equals(outcome.name()))) {
                table.row(outcome.name(), outcome.failed() ? "failed" : "ended", "", "", outcome.text());
            }
        }
        for (Pipeline pipeline : living) {
            PipelineStats stats = pipeline.stats();
            Totals totals = Totals.of(stats, Totals.sources(pipeline.graph()));
            table.row(
                    pipeline.name(),
                    stats.state().name().toLowerCase(Locale.ROOT),
                    Quantities.clock(stats.runningNs()),
                    totals.bytes() > 0
                            ? Quantities.bytes(totals.bytes())
                            : Quantities.count(totals.buffers()) + " buffers",
                    pipeline.missing().isEmpty()
                            ? pipeline.toText()
                            : "needs " + String.join(", ", pipeline.missing()) + ": " + pipeline.toText());
        }
        return table.toString();
    }

    @Descriptor("end a pipeline: its sources first, so that files are finished")
    public String stop(
            @Descriptor("give up what does not leave, and close the pipeline")
                    @Parameter(
                            names = {"--abandon"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean abandon,
            @Descriptor("name of the pipeline") String name)
            throws InterruptedException {
        if (abandon) {
            return StateChange.reached(pipeline(name)::abandon);
        }
        Pipeline pipeline = pipeline(name);
        boolean ended = Background.end(pipeline, PATIENCE);
        if (pipeline.state() == PipelineState.STOPPING) {
            var _ = StateChange.reached(pipeline::stop);
        }
        return ended ? name + " ended" : name + " did not end within " + PATIENCE.toSeconds() + " s and was stopped";
    }

    @Descriptor("answer the counters of a pipeline")
    public String stats(@Descriptor("name of the pipeline") String name) {
        return StatsText.of(pipeline(name).stats());
    }

    @Descriptor("answer the graph of a pipeline")
    public String graph(@Descriptor("name of the pipeline") String name) {
        return GraphText.of(pipeline(name).graph(), GraphText.Format.TEXT);
    }

    @Descriptor("answer the graph of a pipeline in a form for programs, or the plan of its threads")
    public String graph(
            @Descriptor("name of the pipeline, or --plan") String name,
            @Descriptor("text, dot, json or plan; after --plan the name") String format) {
        if (name.equals("--plan")) {
            return PlanText.of(pipeline(format).plan());
        }
        if (format.equals("plan")) {
            return PlanText.of(pipeline(name).plan());
        }
        return GraphText.of(pipeline(name).graph(), GraphText.Format.named(format));
    }

    private Pipeline pipeline(String name) {
        return new PipelineFinder(platform, background).find(name);
    }

    private Pipeline parse(String... words) {
        if (words.length == 0) {
            throw CommandException.wrongUsage(
                    "a pipeline is missing, for example: launch testsrc num-buffers=3 ! consolesink");
        }
        try {
            return platform.parse(PipelineText.of(List.of(words)));
        } catch (MalformedPipelineException e) {
            throw CommandException.wrongUsage(String.valueOf(e.getMessage()));
        }
    }
}
