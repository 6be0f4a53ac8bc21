package io.parallax.api.pipeline;

import java.util.List;

/// Text or a construction that does not make a pipeline. The message shows every problem under its place.
public class MalformedPipelineException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_LINE = 160;

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

    /// Of a long line only the surroundings of the place are shown.
    private static void appendPlace(StringBuilder out, String line, int column) {
        int start = column > LONGEST_LINE ? column - LONGEST_LINE / 2 : 0;
        int end = Math.min(line.length(), start + LONGEST_LINE + LONGEST_LINE / 2);
        String cut = start > 0 ? "…" : "";
        out.append("\n  ").append(cut);
        out.append(line.substring(Math.min(start, end), end).replace('\t', ' '));
        out.append(end < line.length() ? "…" : "").append("\n  ");
        out.repeat(" ", Math.max(0, cut.length() + column - 1 - start)).append('^');
    }
}
