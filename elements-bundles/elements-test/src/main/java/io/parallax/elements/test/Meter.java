package io.parallax.elements.test;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Execution;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Transform;
import io.parallax.api.element.Unit;
import io.parallax.api.time.ClockTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Passes everything on and measures it on the way: how much, at what rate, at what intervals, and how much later than
/// its time stamp. At the end of each window the figures are posted as a message `meter` and shown in the properties
/// that can only be read. A window ends with the first buffer behind it, so a stream that stands still posts nothing.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "meter",
        category = "Flow/Test",
        summary = "passes buffers on and measures their rate, intervals and latency",
        example = "filesrc location=in.txt ! meter ! fdsink")
@Execution(Execution.Kind.CPU)
public final class Meter implements Transform {
    @Property(summary = "how long to gather before the figures are told", unit = Unit.NANOSECONDS, min = 1)
    private long window = ClockTime.SECOND;

    @Property(summary = "which percentiles to tell of intervals and latencies, each above 0 and at most 100")
    private List<Double> percentiles = List.of(50.0, 90.0, 99.0, 99.9);

    @Property(summary = "post no message at the end of a window", live = true)
    private boolean silent = false;

    @Property(summary = "buffers passed so far", readOnly = true)
    private volatile long buffers;

    @Property(summary = "bytes passed so far", unit = Unit.BYTES, readOnly = true)
    private volatile long bytes;

    @Property(summary = "buffers a second in the last window", unit = Unit.PER_SECOND, readOnly = true)
    private volatile double rate;

    @Property(summary = "percentiles of the time between two buffers in the last window, in ns", readOnly = true)
    private volatile List<Long> intervals = List.of();

    @Property(
            summary =
                    "percentiles of the running time minus the time stamp in the last window, in ns; none without stamps",
            readOnly = true)
    private volatile List<Long> latencies = List.of();

    private final Spread between = new Spread();
    private final Spread late = new Spread();
    private @Nullable ElementContext context;
    private long beginNs;
    private long lastNs;
    private long beforeBuffers;
    private long beforeBytes;

    @Override
    public void start(ElementContext surroundings) {
        for (double percentile : percentiles) {
            if (!(percentile > 0 && percentile <= 100)) {
                throw new IllegalArgumentException("percentiles must be above 0 and at most 100, not " + percentile);
            }
        }
        context = surroundings;
        buffers = 0;
        bytes = 0;
        rate = 0;
        intervals = List.of();
        latencies = List.of();
        lastNs = ClockTime.NONE;
        between.clear();
        late.clear();
    }

    @Override
    public Flow process(Buffer in, Output out) {
        ElementContext surroundings = context;
        if (surroundings != null) {
            measure(in, surroundings);
        }
        return out.push(in);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the element's thread is the only writer
    private void measure(Buffer in, ElementContext surroundings) {
        long nowNs = surroundings.clock().nowNs();
        if (lastNs == ClockTime.NONE) {
            begin(nowNs);
        } else {
            between.add(nowNs - lastNs);
            if (nowNs - beginNs >= window) {
                tell(nowNs, surroundings);
                begin(nowNs);
            }
        }
        lastNs = nowNs;
        buffers++;
        bytes += in.size();
        long pts = in.metadata().pts();
        if (pts != ClockTime.NONE) {
            late.add(surroundings.runningTimeNs() - pts);
        }
    }

    private void begin(long nowNs) {
        beginNs = nowNs;
        beforeBuffers = buffers;
        beforeBytes = bytes;
        between.clear();
        late.clear();
    }

    private void tell(long nowNs, ElementContext surroundings) {
        rate = (buffers - beforeBuffers) * (double) ClockTime.SECOND / (nowNs - beginNs);
        intervals = between.at(percentiles);
        latencies = late.isEmpty() ? List.of() : late.at(percentiles);
        if (!silent) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("buffers", buffers - beforeBuffers);
            fields.put("bytes", bytes - beforeBytes);
            fields.put("span", nowNs - beginNs);
            fields.put("rate", rate);
            put(fields, "interval", intervals, between);
            put(fields, "latency", latencies, late);
            surroundings.post("meter", fields);
        }
    }

    private void put(Map<String, Object> fields, String name, List<Long> values, Spread spread) {
        for (int i = 0; i < values.size(); i++) {
            String percentile = percentiles.get(i).toString();
            String number = percentile.endsWith(".0") ? percentile.substring(0, percentile.length() - 2) : percentile;
            fields.put(name + "-p" + number, values.get(i));
        }
        if (!values.isEmpty()) {
            fields.put(name + "-max", spread.largest());
        }
    }

    @Override
    public void stop() {
        context = null;
    }
}
