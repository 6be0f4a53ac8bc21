package io.parallax.sdk.conformance;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.ElementKind;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.sdk.testkit.CollectedOutput;
import java.util.List;

/// What holds for streams: their end, flushes, caps, sizes of buffers, answers.
final class StreamChecks {
    private static final int STEPS = 5;
    private static final int HUGE = 4 << 20;
    private static final long HUGE_SLOT = 16L << 20;
    private static final int HUGE_SLOTS = 6;

    private StreamChecks() {}

    static void carriesAStream(Candidate candidate) throws Exception {
        try (Rig rig = new Rig(candidate).start()) {
            boolean goesOn = true;
            for (int i = 0; goesOn && i < STEPS; i++) {
                goesOn = stepWell(rig, "buffer " + i);
            }
            finish(rig, goesOn);
        }
    }

    static void carriesAnEmptyStream(Candidate candidate) throws Exception {
        try (Rig rig = new Rig(candidate).start()) {
            finish(rig, true);
        }
    }

    /// @return whether the stream goes on
    private static boolean stepWell(Rig rig, String situation) throws InterruptedException {
        Answer answer = rig.step();
        Faults.refuseFailures(answer, situation);
        if (answer instanceof Answer.Answered(Flow.Failed failed)) {
            throw new AssertionError(situation + ": the element answered " + failed);
        }
        return answer.goesOn();
    }

    /// The engine ends a stream whose element answered its end; else the event must come through.
    private static void finish(Rig rig, boolean goesOn) throws InterruptedException {
        if (rig.isSource() || rig.isQueue() || !goesOn) {
            return;
        }
        Faults.refuseFailures(rig.send(new Event.EndOfStream()), "the stream ends");
        for (CollectedOutput output : rig.outputs()) {
            List<Object> items = output.items();
            long ends =
                    items.stream().filter(Event.EndOfStream.class::isInstance).count();
            if (ends != 1) {
                throw new AssertionError("the end of the stream came out " + ends
                        + " times; pass the event on once, as Element.event does by default");
            }
            if (!(items.getLast() instanceof Event.EndOfStream)) {
                throw new AssertionError("something came out after the end of the stream: " + items.getLast());
            }
        }
    }

    static void flushes(Candidate candidate) throws Exception {
        try (Rig rig = new Rig(candidate).start()) {
            if (rig.isSource()) {
                SourceChecks.goesBack(rig);
                return;
            }
            boolean goesOn = true;
            for (int i = 0; goesOn && i < STEPS; i++) {
                goesOn = stepWell(rig, "buffer " + i);
            }
            Faults.refuseFailures(rig.send(new Event.FlushStart(1)), "a flush begins");
            Faults.refuseFailures(rig.send(new Event.FlushStop(true)), "a flush ends");
            List<Long> before =
                    rig.outputs().stream().map(CollectedOutput::count).toList();
            finish(rig, true);
            List<Long> after =
                    rig.outputs().stream().map(CollectedOutput::count).toList();
            if (!after.equals(before)) {
                throw new AssertionError("buffers from before a flush came out after it: drop at Event.FlushStart what"
                        + " the element keeps");
            }
        }
        flushesInTheMiddle(candidate);
    }

    private static void flushesInTheMiddle(Candidate candidate) throws InterruptedException {
        try (Rig rig = new Rig(candidate).start()) {
            stepWell(rig, "a buffer before a flush");
            Faults.refuseFailures(rig.send(new Event.FlushStart(1)), "a flush begins");
            Faults.refuseFailures(rig.send(new Event.FlushStop(true)), "a flush ends");
            boolean goesOn = true;
            for (int i = 0; goesOn && i < STEPS; i++) {
                goesOn = stepWell(rig, "buffer " + i + " after a flush");
            }
            finish(rig, goesOn);
        }
    }

    /// Caps that are refused in words are refused; what is taken must work.
    static void takesAChangeOfCaps(Candidate candidate) throws Exception {
        try (Rig rig = new Rig(candidate).start()) {
            List<Caps> choices = CapsChoices.of(rig, candidate.fixture());
            for (Caps caps : choices) {
                Answer told = rig.isSource() ? rig.tellOutputs(caps) : rig.tellCaps(caps);
                Faults.refuseMistakes(told, "the stream carries " + caps + " from now on");
                if (!told.goesOn()) {
                    return;
                }
                Answer answer = rig.step();
                Faults.refuseMistakes(answer, "a buffer of " + caps);
                if (!answer.goesOn()) {
                    return;
                }
            }
        }
    }

    static void handlesSmallBuffers(Candidate candidate) throws Exception {
        for (int size : new int[] {0, 1, 3}) {
            try (Rig rig = new Rig(candidate).start().discard()) {
                if (rig.isSource()) {
                    return;
                }
                Faults.refuseMistakes(rig.step(new byte[size]), "a buffer of " + size + " bytes");
                Faults.refuseMistakes(rig.step(), "a buffer after one of " + size + " bytes");
                Faults.refuseMistakes(rig.send(new Event.EndOfStream()), "the end after such buffers");
            }
        }
    }

    static void handlesHugeBuffers(Candidate candidate) throws Exception {
        try (Rig rig = new Rig(candidate)) {
            if (rig.isSource()) {
                return;
            }
            rig.harness().memory(HUGE_SLOT, HUGE_SLOTS);
            rig.discard().start();
            byte[] bytes = new byte[HUGE];
            Faults.refuseMistakes(rig.step(bytes), "a buffer of " + HUGE + " bytes");
            Faults.refuseMistakes(rig.step(bytes), "a second one");
            Faults.refuseMistakes(rig.send(new Event.EndOfStream()), "the end after such buffers");
        }
    }

    static void handsOnAnswers(Candidate candidate) throws Exception {
        handsOn(candidate, Flow.Signal.END_OF_STREAM);
        handsOn(candidate, Flow.Signal.FLUSHING);
    }

    private static void handsOn(Candidate candidate, Flow.Signal signal) throws InterruptedException {
        try (Rig rig = new Rig(candidate).start()) {
            boolean isCollective = rig.shape().kind() == ElementKind.DEMUXER;
            if (rig.outputs().isEmpty() || rig.isQueue() || (isCollective && signal == Flow.Signal.FLUSHING)) {
                return;
            }
            rig.outputs().forEach(output -> output.answers(signal));
            for (int i = 0; i < STEPS; i++) {
                Answer answer = rig.step();
                Faults.refuseFailures(answer, "downstream answers " + signal);
                boolean pushed = rig.outputs().stream().allMatch(output -> output.count() > 0);
                if (pushed && answer.goesOn()) {
                    throw new AssertionError("downstream answered " + signal
                            + " and the element CONTINUE; answer what Output.push answered");
                }
                if (pushed || !answer.goesOn()) {
                    return;
                }
            }
        }
    }
}
