package io.parallax.engine.resolve;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Problem;
import java.util.List;

/// A text in which nothing is wrong but that elements are missing.
public final class MissingElementsException extends MalformedPipelineException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> needs;

    MissingElementsException(String text, List<Problem> problems, List<String> needs) {
        super(text, problems);
        this.needs = List.copyOf(needs);
    }

    /// {@return what is missing, for people, such as `element blur (was acme.blur 1.0.1)`}
    public List<String> needs() {
        return needs;
    }
}
