package io.parallax.engine.resolve;

import java.util.Random;

/// Writes pipeline texts of the fake elements at random, with bins, caps, pads and references, that make a pipeline.
final class RandomText {
    private static final String[] CAPS = {
        "video/x-raw",
        "video/x-raw,width=5",
        "video/x-raw(memory:Shared),width=[1,5]",
        "video/x-raw;image/png",
        "audio/x-raw,rate={44100,48000}",
        "video/x-raw,title=\"a ! b\"",
        "image/png,a=\"\\\\ '\\\" # :\"",
        "video/x-raw,parts=<1,2>,rate=30/1"
    };

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int names;

    private RandomText(Random random) {
        this.random = random;
    }

    static String of(Random random) {
        RandomText text = new RandomText(random);
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.source();
            text.rest(0);
            text.out.append(random.nextBoolean() ? "\n" : "  ");
        }
        return text.out.toString();
    }

    /// {@return the text of some caps}
    static String caps(Random random) {
        return CAPS[random.nextInt(CAPS.length)];
    }

    private void source() {
        switch (random.nextInt(4)) {
            case 0 -> out.append("testsrc");
            case 1 -> out.append("file:///a%20b");
            case 2 -> out.append("bin.( name=").append(name()).append(" fakesrc ! queue )");
            default -> out.append("fakesrc num-buffers=").append(random.nextInt(9));
        }
    }

    private String name() {
        return (random.nextBoolean() ? "n" : "7-") + names++;
    }

    /// Goes on from an output to sinks.
    private void rest(int depth) {
        for (int i = random.nextInt(4); i > 0; i--) {
            link();
            step(depth, false);
        }
        switch (depth < 3 ? random.nextInt(5) : 0) {
            case 1 -> tee(depth);
            case 2 -> demuxer(depth);
            case 3 -> {
                out.append(" ! ( queue");
                rest(depth + 1);
                out.append(" )");
            }
            default -> out.append(random.nextInt(4) == 0 ? " ! file:///c" : " ! fakesink");
        }
    }

    private void link() {
        if (random.nextInt(3) == 0) {
            String mark = random.nextInt(4) == 0 ? " : " : " ! ";
            out.append(mark).append(quoted(caps(random))).append(mark);
        } else {
            out.append(random.nextInt(6) == 0 ? " : " : " ! ");
        }
    }

    private String quoted(String caps) {
        return random.nextInt(3) == 0 ? '"' + caps.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : caps;
    }

    private void step(int depth, boolean isLast) {
        switch (depth < 3 ? random.nextInt(isLast ? 4 : 6) : 0) {
            case 1 -> out.append("identity data=\"").append(random.nextInt(5)).append(" x\"");
            case 2 -> out.append("capsfilter caps=image/png name=").append(name());
            case 3 -> {
                out.append("( queue");
                link();
                step(depth + 1, true);
                out.append(" )");
            }
            case 4 -> {
                String name = name();
                out.append("bin.( name=")
                        .append(name)
                        .append(" identity ! queue ) ")
                        .append(name)
                        .append('.');
            }
            default -> out.append(random.nextBoolean() ? "queue" : "tuner parts=low-band+noise");
        }
    }

    private void tee(int depth) {
        String name = name();
        out.append(" ! tee name=").append(name);
        if (random.nextBoolean()) {
            out.append(" .src_").append(random.nextInt(3)).append(" ! queue");
        }
        rest(depth + 1);
        for (int i = random.nextInt(3); i > 0; i--) {
            out.append(' ').append(name).append('.');
            rest(depth + 1);
        }
    }

    private void demuxer(int depth) {
        String name = name();
        out.append(" ! demux name=").append(name);
        switch (random.nextInt(3)) {
            case 0 -> out.append(" : funnel");
            case 1 -> out.append(' ').append(name).append(".audio,video ! funnel");
            default ->
                out.append(" ! funnel name=f-")
                        .append(name)
                        .append(' ')
                        .append(name)
                        .append(". ! f-")
                        .append(name)
                        .append(". f-")
                        .append(name)
                        .append('.');
        }
        rest(depth + 1);
    }
}
