package io.parallax.sdk.conformance;

import io.parallax.api.element.Flow;
import io.parallax.api.element.Source;
import io.parallax.api.event.Event;
import io.parallax.sdk.testkit.CollectedOutput;
import java.util.Arrays;

/// What holds for sources only.
final class SourceChecks {
    private SourceChecks() {}

    /// A source that says it can seek comes back to its start with what it brought at first.
    static void goesBack(Rig rig) throws InterruptedException {
        CollectedOutput output = rig.outputs().getFirst();
        Answer first = rig.step();
        Faults.refuseFailures(first, "the source produces");
        byte[] bytes = output.bytes();
        output.release();
        for (Event.Format format : Event.Format.values()) {
            if (!first.goesOn() || !((Source) rig.element()).isSeekable(format)) {
                continue;
            }
            Answer seek = Patience.call(
                    () -> rig.harness().seek(Event.Seek.to(format, 0))
                            ? Flow.Signal.CONTINUE
                            : Flow.Signal.END_OF_STREAM,
                    Patience.LONG);
            Faults.refuseFailures(seek, "a seek in " + format + " to 0");
            if (!seek.goesOn()) {
                throw new AssertionError("isSeekable(" + format + ") is true, but the source did not go to 0");
            }
            Faults.refuseFailures(rig.step(), "the source produces after a seek in " + format);
            if (!Arrays.equals(bytes, output.bytes())) {
                throw new AssertionError("after a seek in " + format + " to 0 comes something else than at first");
            }
            output.release();
        }
    }
}
