package io.parallax.sdk.conformance;

import io.parallax.api.element.Element;
import io.parallax.api.element.PropertyInfo;
import io.parallax.engine.registry.PropertySet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;

/// What holds for properties.
final class PropertyChecks {
    private static final int ROUNDS = 200;

    private PropertyChecks() {}

    static void keepsToBounds(Candidate candidate) throws Exception {
        Element any = candidate.instances().get();
        PropertySet properties = PropertySet.of(any, List.of());
        for (PropertyInfo info : properties.infos()) {
            for (Object beyond : PropertyValues.beyond(info)) {
                requireRefusal(properties, info, beyond);
            }
            if (!candidate.fixture().sets(info.name())) {
                for (Object extreme : PropertyValues.extremes(info)) {
                    startsOrRefuses(candidate, info, extreme);
                }
            }
        }
    }

    private static void requireRefusal(PropertySet properties, PropertyInfo info, Object value) {
        try {
            properties.convert(info, value);
        } catch (IllegalArgumentException e) {
            Faults.refuseMistake(e, info.name() + "=" + value);
            return;
        }
        throw new AssertionError(
                info.name() + " takes " + value + ", which is out of its range or no value of its type");
    }

    /// At its bounds a property works, or the start fails in words.
    private static void startsOrRefuses(Candidate candidate, PropertyInfo info, Object extreme) throws Exception {
        String situation = info.name() + "=" + extreme;
        try (Rig rig = new Rig(candidate)) {
            if (!isSet(rig, info, extreme)) {
                return;
            }
            Answer start = rig.tryStart();
            Faults.refuseMistakes(start, "started with " + situation);
            if (start.goesOn()) {
                Faults.refuseMistakes(rig.tryStop(), "stopped with " + situation);
            }
        }
    }

    /// What nobody but the element sets is refused, and so are values that a property likes less than its bounds say.
    private static boolean isSet(Rig rig, PropertyInfo info, Object value) {
        try {
            rig.harness().set(info.name(), value);
            return true;
        } catch (IllegalArgumentException e) {
            Faults.refuseMistake(e, info.name() + "=" + value);
            return false;
        }
    }

    static void takesLiveProperties(Candidate candidate) throws Exception {
        List<PropertyInfo> live = PropertySet.of(candidate.instances().get(), List.of()).infos().stream()
                .filter(PropertyInfo::live)
                .toList();
        if (live.isEmpty()) {
            return;
        }
        try (Rig rig = new Rig(candidate).start().discard()) {
            // the engine sets live properties between two calls, wherever the wish comes from
            ReentrantLock call = new ReentrantLock();
            CountDownLatch go = new CountDownLatch(1);
            FutureTask<Void> setter = new FutureTask<>(() -> setAll(rig, live, call, go), null);
            Thread thread =
                    Thread.ofPlatform().daemon().name("conformance-setter").start(setter);
            go.countDown();
            boolean goesOn = true;
            for (int i = 0; goesOn && i < ROUNDS; i++) {
                goesOn = stepBetween(rig, call);
            }
            setter.get();
            thread.join();
            Faults.refuseMistakes(rig.step(), "a buffer after all properties were set");
        }
    }

    private static boolean stepBetween(Rig rig, ReentrantLock call) throws InterruptedException {
        call.lock();
        try {
            Answer answer = rig.step();
            Faults.refuseMistakes(answer, "a buffer while live properties are set");
            return answer.goesOn();
        } finally {
            call.unlock();
        }
    }

    private static void setAll(Rig rig, List<PropertyInfo> live, ReentrantLock call, CountDownLatch go) {
        List<Object[]> changes = new ArrayList<>();
        for (PropertyInfo info : live) {
            PropertyValues.tame(info).forEach(value -> changes.add(new Object[] {info.name(), value}));
        }
        try {
            go.await();
        } catch (InterruptedException _) {
            return;
        }
        for (int i = 0; i < ROUNDS; i++) {
            Object[] change = changes.get(i % changes.size());
            call.lock();
            try {
                rig.harness().set((String) change[0], change[1]);
            } finally {
                call.unlock();
            }
        }
    }
}
