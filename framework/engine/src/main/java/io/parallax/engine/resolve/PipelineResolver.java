package io.parallax.engine.resolve;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Problem;
import io.parallax.engine.parse.PipelineParser;
import io.parallax.engine.parse.Script;
import io.parallax.engine.registry.ElementCatalog;
import java.util.ArrayList;
import java.util.List;

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
        Script script = PipelineParser.parse(text);
        List<Problem> problems = new ArrayList<>(script.problems());
        Draft draft = ScriptReader.read(script, problems);
        return new GraphAssembly(draft, problems).assemble(catalog, text);
    }

    /// {@return an empty builder}
    public GraphBuilder builder() {
        return new GraphBuilder(catalog);
    }
}
