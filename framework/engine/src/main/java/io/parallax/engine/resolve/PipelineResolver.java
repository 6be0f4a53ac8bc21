package io.parallax.engine.resolve;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.engine.parse.PipelineParser;
import io.parallax.engine.parse.Problems;
import io.parallax.engine.parse.Script;
import io.parallax.engine.registry.ElementCatalog;
import java.util.Map;

/// Makes graphs of text and of code. Any thread may use it.
public final class PipelineResolver {
    private final ElementCatalog catalog;

    /// @param catalog the elements that graphs are made of
    public PipelineResolver(ElementCatalog catalog) {
        this.catalog = catalog;
    }

    /// Makes the elements that a text names and links them. Nothing is opened.
    /// @param text the pipeline
    /// @return its graph; the caller gives the elements back to their providers in the end
    /// @throws MalformedPipelineException with every problem; nothing is left behind
    public ResolvedGraph resolve(String text) {
        return resolve(text, Map.of());
    }

    /// Makes the elements that a text names and links them. Nothing is opened.
    /// @param text the pipeline
    /// @param parameters what `${name}` stands for in its values, by name; each must be used
    /// @return its graph; the caller gives the elements back to their providers in the end
    /// @throws MalformedPipelineException with every problem; nothing is left behind
    public ResolvedGraph resolve(String text, Map<String, String> parameters) {
        Script script = PipelineParser.parse(text);
        Problems problems = new Problems();
        script.problems().forEach(problems::add);
        Parameters bound = new Parameters(parameters, problems);
        Draft draft = new ScriptReader(new UriElements(catalog, problems), bound, problems).read(script);
        if (script.problems().isEmpty()) {
            bound.checkUnused();
        }
        return new GraphAssembly(draft, problems).assemble(catalog, text);
    }

    /// {@return an empty builder}
    public GraphBuilder builder() {
        return new GraphBuilder(catalog);
    }
}
