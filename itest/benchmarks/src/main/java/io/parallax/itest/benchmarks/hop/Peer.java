package io.parallax.itest.benchmarks.hop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The other process: opens a channel, and does with its messages what its standard input says, until that ends.
final class Peer {
    private Peer() {}

    /// Runs it.
    /// @param args transport, folder, size
    /// @throws IOException if the channel cannot be opened
    /// @throws InterruptedException never
    public static void main(String... args) throws IOException, InterruptedException {
        ProcessHandle.current().parent().ifPresent(Peer::endWith);
        Transport transport = Transport.valueOf(args[0]);
        int size = Integer.parseInt(args[2]);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Channel channel = transport.there(Path.of(args[1]), size)) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                System.out.println("ready");
                carryOut(order.split(" "), channel, size);
            }
        }
    }

    /// Ends this process with another one, even while it spins.
    private static void endWith(ProcessHandle parent) {
        var _ = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    }

    private static void carryOut(String[] order, Channel channel, int size) {
        boolean echoes = order[0].equals("ping");
        int count = Integer.parseInt(order[1]);
        boolean touched = Boolean.parseBoolean(order[2]);
        for (int number = 0; number < count; number++) {
            expect(number, channel.receive(size, touched));
            if (echoes) {
                channel.send(number, size, touched);
            }
        }
        if (!echoes) {
            channel.send(count, size, false);
        }
    }

    static void expect(long expected, long number) {
        if (number != expected) {
            throw new IllegalStateException("message " + number + " came where " + expected + " was due");
        }
    }

    static void awaitFile(Path path) throws InterruptedException {
        while (!Files.exists(path)) {
            Thread.sleep(1);
        }
    }
}
