package io.parallax.engine.run;

import io.parallax.api.pipeline.Explanation.Reason;
import java.util.ArrayList;
import java.util.List;

/// Finds out from a thread's stack where in its chain the thread is. The nodes of a chain call each other, so each
/// frame of a node is one step down the graph; this costs the streaming thread nothing until somebody looks.
final class StackReader {
    private static final String RUN = StackReader.class.getPackageName() + ".";
    private static final List<String> ENGINE = List.of(RUN, "io.parallax.engine.link.", "io.parallax.engine.schedule.");
    private static final List<String> JDK = List.of("java.", "jdk.", "sun.");
    private static final int FRAMES = 3;

    private final Chains chains;

    StackReader(Chains chains) {
        this.chains = chains;
    }

    /// {@return where the thread is that starts at a head}
    /// @param stack its stack, the innermost call first
    Sight read(HeadNode head, StackTraceElement[] stack) {
        List<ElementNode> here = List.of(head);
        int below = stack.length;
        for (int i = stack.length - 1; i >= 0; i--) {
            List<ElementNode> next = isStep(stack[i]) ? steps(here, stack[i].getClassName()) : List.of();
            if (!next.isEmpty()) {
                here = next;
                below = i;
            }
        }
        List<StackTraceElement> inner = List.of(stack).subList(0, below);
        ElementNode node = choose(here, inner);
        return sight(head, node, node instanceof ParallelNode parallel ? worker(parallel, inner) : inner);
    }

    /// Who deals out buffers waits for who works on the first of them.
    private static List<StackTraceElement> worker(ParallelNode node, List<StackTraceElement> dealer) {
        List<StackTraceElement> worker = List.of(node.stackOfOldest());
        return worker.isEmpty() ? dealer : worker;
    }

    private static boolean isStep(StackTraceElement frame) {
        return frame.getMethodName().equals("accept") && frame.getClassName().startsWith(RUN);
    }

    private List<ElementNode> steps(List<ElementNode> here, String frame) {
        List<ElementNode> next = new ArrayList<>();
        for (ElementNode node : here) {
            for (ElementNode target : chains.after(node)) {
                if (target.isNode(frame) && !next.contains(target)) {
                    next.add(target);
                }
            }
        }
        return next;
    }

    /// Branches that are alike can not be told apart by the nodes' frames, but perhaps by those of their elements.
    private static ElementNode choose(List<ElementNode> candidates, List<StackTraceElement> inner) {
        return candidates.stream()
                .filter(node -> inner.stream().anyMatch(frame -> isOf(node, frame)) && node.isHandling())
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(node -> inner.stream().anyMatch(frame -> isOf(node, frame)))
                        .findFirst())
                .or(() -> candidates.stream()
                        .filter(node -> node.queues().stream().anyMatch(QueueView::isFull))
                        .findFirst())
                .orElse(candidates.getFirst());
    }

    private static boolean isOf(ElementNode node, StackTraceElement frame) {
        return frame.getClassName().equals(node.graph.element().getClass().getName());
    }

    private static Sight sight(HeadNode head, ElementNode node, List<StackTraceElement> inner) {
        String place = place(inner);
        if (!node.equals(head) && node instanceof HeadNode) {
            return new Sight(Reason.NO_ROOM, node, "", place);
        }
        if (calls(inner, ChainGuard.class, "stepAside")) {
            return new Sight(Reason.HELD, node, "", place);
        }
        if (calls(inner, PadMemory.class, "loan")) {
            return new Sight(Reason.NO_SLOT, node, "", place);
        }
        for (StackTraceElement frame : inner.reversed()) {
            if (isForeign(frame)) {
                return new Sight(Reason.IN_CALL, node, frame.getMethodName(), place);
            }
        }
        if (node.equals(head)) {
            return new Sight(node instanceof SourceNode ? Reason.PAUSED : Reason.NO_INPUT, node, "", place);
        }
        return new Sight(node instanceof SinkNode ? Reason.TIME : Reason.MOVES, node, "", place);
    }

    private static boolean calls(List<StackTraceElement> frames, Class<?> type, String method) {
        return frames.stream()
                .anyMatch(frame -> frame.getMethodName().equals(method)
                        && frame.getClassName().equals(type.getName()));
    }

    /// {@return whether neither the engine nor the JDK is at work: it is an element's frame}
    private static boolean isForeign(StackTraceElement frame) {
        String type = frame.getClassName();
        return ENGINE.stream().noneMatch(type::startsWith) && JDK.stream().noneMatch(type::startsWith);
    }

    private static String place(List<StackTraceElement> inner) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        boolean foreign = false;
        for (StackTraceElement frame : inner) {
            if (shown >= FRAMES && foreign) {
                break;
            }
            if (shown < FRAMES || isForeign(frame)) {
                text.append(text.isEmpty() ? "" : " < ").append(frame.getClassName());
                text.append('.').append(frame.getMethodName());
                foreign |= isForeign(frame);
                if (isForeign(frame) && frame.getLineNumber() > 0) {
                    text.append(':').append(frame.getLineNumber());
                }
                shown++;
            }
        }
        return text.toString();
    }
}
