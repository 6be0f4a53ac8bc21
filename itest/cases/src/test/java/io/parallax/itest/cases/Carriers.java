package io.parallax.itest.cases;

import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.itest.cases.CarrierElements.Count;
import java.util.ArrayList;
import java.util.List;

/// A process whose virtual threads have two carriers. It ends with 0 if all is well, and says on standard error what is
/// not.
public final class Carriers {
    private static final int OTHERS = 50;
    private static final int STEPS = 100;

    private Carriers() {}

    /// Runs the case.
    /// @param words none
    /// @throws Exception what went wrong
    public static void main(String... words) throws Exception {
        Bench bench = new Bench();
        for (int i = 0; i < OTHERS; i++) {
            bench.run("tick ! count");
        }
        List<Count> others = List.copyOf(CarrierElements.COUNTS);
        List<Pipeline> blocked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            blocked.add(bench.run("tick ! honest ! count"));
        }
        CarrierElements.INSIDE.acquire(3);
        check(goOn(others), "the others go on while three elements wait in native code");
        for (Pipeline pipeline : blocked) {
            Message.Stalled stalled = Bench.await(pipeline, Message.Stalled.class, _ -> true);
            check(stalled.element().equals("honest0"), "the message names the element: " + stalled);
            check(!stalled.text().contains("carrier"), "who says what it does holds no carrier: " + stalled);
        }
        Pipeline lying = bench.run("tick ! liar ! count");
        CarrierElements.INSIDE.acquire();
        Message.Stalled stalled = Bench.await(lying, Message.Stalled.class, _ -> true);
        check(stalled.element().equals("liar0"), "the message names the element: " + stalled);
        check(stalled.text().contains("declare liar0's class @Execution(NATIVE_BLOCKING)"), "and the cure: " + stalled);
        check(goOn(others), "the others go on over the carrier that is left");
        check(CarrierElements.BACK.get() == 0, "nobody has come back from native code meanwhile");
        Runtime.getRuntime().halt(0);
    }

    /// {@return true when each has counted on}
    private static boolean goOn(List<Count> counts) throws InterruptedException {
        for (Count count : counts) {
            count.awaitMore(STEPS);
        }
        return true;
    }

    private static void check(boolean isSo, String what) {
        System.err.println((isSo ? "yes: " : "no: ") + what);
        if (!isSo) {
            Runtime.getRuntime().halt(1);
        }
    }
}
