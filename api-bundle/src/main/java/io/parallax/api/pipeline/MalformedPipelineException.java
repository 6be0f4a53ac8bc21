package io.parallax.api.pipeline;

import java.util.List;

/// Text or a construction that does not make a pipeline. The message shows every problem under its place.
public class MalformedPipelineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient List<Problem> problems;

    /// Renders the problems into the message.
    /// @param text the pipeline's text
    /// @param problems what is wrong with it, at least one
    public MalformedPipelineException(String text, List<Problem> problems) {
        super(render(text, problems));
        this.text = text;
        this.problems = List.copyOf(problems);
    }

    /// {@return the pipeline's text}
    public String text() {
        return text;
    }

    /// {@return what is wrong with it}
    public List<Problem> problems() {
        return problems;
    }

    private static String render(String text, List<Problem> problems) {
        List<String> lines = text.lines().toList();
        StringBuilder out = new StringBuilder();
        for (Problem problem : problems) {
            if (!out.isEmpty()) {
                out.append('\n');
            }
            out.append(problem.message());
            if (problem.line() > 0) {
                out.append(problem.line() > 1 ? " at line " + problem.line() + " column " : " at column ");
                out.append(problem.column());
                appendPlace(out, lines.size() < problem.line() ? "" : lines.get(problem.line() - 1), problem.column());
            }
            if (problem.hint() != null) {
                out.append("\n  hint: ").append(problem.hint());
            }
        }
        return out.toString();
    }

    private static void appendPlace(StringBuilder out, String line, int column) {
        out.append("\n  ").append(line.replace('\t', ' ')).append("\n  ");
        out.repeat(" ", Math.max(0, column - 1)).append('^');
    }
}
