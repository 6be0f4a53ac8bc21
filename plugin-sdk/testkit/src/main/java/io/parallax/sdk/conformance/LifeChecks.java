package io.parallax.sdk.conformance;

import io.parallax.api.element.Flow;
import io.parallax.sdk.testkit.CollectedOutput;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What holds for starts and stops.
final class LifeChecks {
    private static final int STEPS = 3;
    private static final int LIVES = 1000;
    private static final int WARM_UP = 20;

    /// What the JVM opens for itself meanwhile.
    private static final int TOLERANCE = 8;

    private static final long THREAD_WAIT_MS = 3_000;

    private LifeChecks() {}

    static void startsAndStops(Candidate candidate) throws Exception {
        try (Rig rig = new Rig(candidate).start()) {
            rig.stop();
        }
    }

    static void restarts(Candidate candidate) throws Exception {
        try (Rig rig = new Rig(candidate)) {
            List<String> first = life(rig);
            List<String> second = life(rig);
            // what a source brings may depend on the world, which goes on
            if (!rig.isSource() && !first.equals(second)) {
                throw new AssertionError("after a restart the element answers " + second + ", before " + first
                        + ": begin anew in start()");
            }
        }
    }

    private static List<String> life(Rig rig) throws InterruptedException {
        rig.start();
        List<String> transcript = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            Answer answer = rig.step();
            Faults.refuseFailures(answer, "buffer " + i);
            transcript.add(answer + " "
                    + rig.outputs().stream()
                            .map(CollectedOutput::buffers)
                            .map(List::size)
                            .toList());
            if (!answer.goesOn()) {
                break;
            }
        }
        rig.stop();
        rig.outputs().forEach(CollectedOutput::release);
        return transcript;
    }

    static void survivesInterruption(Candidate candidate) throws Exception {
        byte[] input = candidate.fixture().input();
        try (Rig rig = new Rig(candidate).start()) {
            Answer answer = Patience.callInterrupted(() -> rig.stepNow(input));
            Faults.refuseMistakes(answer, "a buffer for a thread that is interrupted");
            Answer stop = Patience.callInterrupted(rig::stopNow);
            Faults.refuseMistakes(stop, "a stop by a thread that is interrupted");
            rig.outputs().forEach(CollectedOutput::release);

            rig.start();
            Faults.refuseFailures(rig.step(), "a buffer after an interrupted stop and a new start");
        }
    }

    static void leavesNothingBehind(Candidate candidate) throws Exception {
        try (Rig rig = new Rig(candidate)) {
            lives(rig, WARM_UP);
            int filesBefore = openFiles();
            Set<Long> threadsBefore = threads().keySet();
            lives(rig, LIVES);
            int files = openFiles();
            if (files > filesBefore + TOLERANCE) {
                throw new AssertionError("after " + LIVES + " starts and stops there are " + files
                        + " open files and sockets, before them " + filesBefore
                        + ": close in stop() what start() opens");
            }
            awaitThreads(threadsBefore);
        }
    }

    private static void lives(Rig rig, int count) throws InterruptedException {
        Answer answer = Patience.call(
                () -> {
                    for (int i = 0; i < count; i++) {
                        rig.harness().start();
                        rig.harness().stop();
                    }
                    return Flow.Signal.CONTINUE;
                },
                Patience.VERY_LONG);
        Faults.refuseFailures(answer, "started and stopped " + count + " times");
        if (answer instanceof Answer.Recalled) {
            throw new AssertionError("the element is not through with " + count + " starts and stops after "
                    + Patience.VERY_LONG.toSeconds() + " s");
        }
    }

    private static int openFiles() throws IOException {
        int count = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path each : open) {
                count += isFile(each) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean isFile(Path descriptor) throws IOException {
        try {
            return !Files.readSymbolicLink(descriptor).toString().endsWith(".jar");
        } catch (NoSuchFileException _) {
            return false; // closed meanwhile
        }
    }

    private static Map<Long, Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread())
                .filter(thread -> !isOfTheJvm(thread))
                .collect(Collectors.toMap(Thread::threadId, thread -> thread));
    }

    private static boolean isOfTheJvm(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null
                || group.getName().equals("system")
                || group.getName().equals("InnocuousThreadGroup");
    }

    /// A thread that was told to end may take a while.
    private static void awaitThreads(Set<Long> before) throws InterruptedException {
        for (Thread thread : threads().values()) {
            if (before.contains(thread.threadId())) {
                continue;
            }
            thread.join(THREAD_WAIT_MS);
            if (thread.isAlive()) {
                AssertionError error = new AssertionError(
                        "the thread " + thread.getName() + " is left behind: end it in stop(); below is where it is");
                error.setStackTrace(thread.getStackTrace());
                throw error;
            }
        }
    }
}
