package io.parallax.sdk.testkit;

import io.parallax.api.element.ElementContext;
import io.parallax.api.event.Event;
import io.parallax.api.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Surroundings that write down what the element does to them.
final class HarnessContext implements ElementContext {
    private final ManualClock clock = new ManualClock();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final PrintStream console = new PrintStream(text, true, StandardCharsets.UTF_8);
    private final List<Posted> posts = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Event.Upstream> sent = new ArrayList<>();
    private final String name;
    private int latencyChanges;

    HarnessContext(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String pipeline() {
        return "harness";
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long runningTimeNs() {
        return clock.nowNs();
    }

    @Override
    public boolean awaitRunningTime(long timeNs) throws InterruptedException {
        clock.await(timeNs);
        return true;
    }

    @Override
    public boolean sendUpstream(Event.Upstream event) {
        sent.add(event);
        return true;
    }

    @Override
    public void latencyChanged() {
        latencyChanges++;
    }

    @Override
    public PrintStream console() {
        return console;
    }

    @Override
    public void post(String name, Map<String, Object> fields) {
        posts.add(new Posted(name, fields));
    }

    @Override
    public void warn(String text) {
        warnings.add(text);
    }

    ManualClock manualClock() {
        return clock;
    }

    String consoleText() {
        return text.toString(StandardCharsets.UTF_8);
    }

    List<Posted> posts() {
        return List.copyOf(posts);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    List<Event.Upstream> sent() {
        return List.copyOf(sent);
    }

    int latencyChanges() {
        return latencyChanges;
    }
}
