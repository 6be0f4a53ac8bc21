package io.parallax.engine.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Builds graphs of the fake elements at random, with links in any order and some names and pads given.
final class RandomGraph {
    private static final String ODD = "ab z09\"'\\!#=()\n\t\u00e4\ud83c\udfac.,;:/%$";

    private final Random random;
    private final GraphBuilder builder;
    private final Set<String> names = new HashSet<>();
    private final List<String> open = new ArrayList<>();
    private final List<String[]> links = new ArrayList<>();
    private final Set<String> pads = new HashSet<>();

    private RandomGraph(Random random, GraphBuilder builder) {
        this.random = random;
        this.builder = builder;
    }

    static ResolvedGraph of(PipelineResolver resolver, Random random) {
        RandomGraph graph = new RandomGraph(random, resolver.builder());
        int sources = 1 + random.nextInt(3);
        for (int i = 0; i < sources; i++) {
            graph.source();
        }
        for (int steps = random.nextInt(8); steps > 0 && !graph.open.isEmpty(); steps--) {
            graph.grow();
        }
        while (!graph.open.isEmpty()) {
            graph.links.add(new String[] {graph.takeOpen(), graph.add("fakesink")});
        }
        Collections.shuffle(graph.links, random);
        graph.links.forEach(link -> graph.builder.link(link[0], link[1]));
        return graph.builder.build();
    }

    static String oddText(Random random) {
        StringBuilder out = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            out.append(ODD.charAt(random.nextInt(ODD.length())));
        }
        return out.toString();
    }

    private void source() {
        String[] types = {"fakesrc", "filesrc", "testsrc"};
        String type = types[random.nextInt(types.length)];
        String name = add(type);
        if (type.equals("filesrc")) {
            builder.set(name, "location", oddText(random));
        }
        if (type.equals("testsrc") && random.nextBoolean()) {
            builder.set(name, "pattern", "all-bits").set(name, "volume", random.nextDouble());
            builder.set(name, "seed", random.nextLong()).set(name, "is-live", random.nextBoolean());
        }
        if (random.nextInt(3) == 0) {
            builder.set(name, "num-buffers", random.nextInt(1000));
        }
        open.add(name);
    }

    private void grow() {
        switch (random.nextInt(7)) {
            case 0 -> open.add(follow("queue"));
            case 1 -> {
                String name = follow("identity");
                builder.set(name, "data", oddText(random));
                open.add(name);
            }
            case 2 -> branch(follow("tee"), "src_");
            case 3 -> branch(follow("demux"), "text_");
            case 4 -> {
                String name = follow("capsfilter");
                if (random.nextInt(4) > 0) {
                    builder.set(name, "caps", RandomText.caps(random));
                }
                open.add(name);
            }
            case 5 -> {
                String name = follow("tuner");
                builder.set(name, "take", RandomText.caps(random)).set(name, "rate", random.nextInt(90) + "/7");
                builder.set(name, "labels", List.of(oddText(random), oddText(random)));
                builder.set(name, "gains", List.of(random.nextDouble()));
                builder.set(name, "parts", Integer.toString(random.nextInt(8)));
                open.add(name);
            }
            default -> {
                String name = add("funnel");
                for (int i = random.nextInt(3); i >= 0 && !open.isEmpty(); i--) {
                    links.add(new String[] {takeOpen(), perhapsPad(name, "sink_")});
                }
                open.add(name);
            }
        }
    }

    private String follow(String type) {
        String name = add(type);
        links.add(new String[] {takeOpen(), name});
        return name;
    }

    private void branch(String name, String pad) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            open.add(perhapsPad(name, pad));
        }
    }

    private String perhapsPad(String name, String prefix) {
        String pad = name + "." + prefix + random.nextInt(4);
        return random.nextInt(3) == 0 && pads.add(pad) ? pad : name;
    }

    private String takeOpen() {
        return open.remove(random.nextInt(open.size()));
    }

    private String add(String type) {
        String name;
        do {
            name = random.nextInt(4) == 0 ? "n" + random.nextInt(20) : type + random.nextInt(names.size() + 3);
        } while (!names.add(name));
        builder.add(type, name);
        return name;
    }
}
