package io.parallax.elements.io;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.sdk.testkit.ElementHarness;

/// A program that copies standard input to standard output with the two elements.
final class CopyStandardStreams {
    private CopyStandardStreams() {}

    /// Copies until standard input ends, then prints a dot the ordinary way.
    /// @param args whether the sink closes standard output
    public static void main(String[] args) throws Exception {
        try (ElementHarness source = ElementHarness.of(new FdSrc()).start();
                ElementHarness sink =
                        ElementHarness.of(new FdSink()).set("close-fd", args[0]).start()) {
            while (source.produce() == Flow.Signal.CONTINUE) {
                for (Buffer buffer : source.output().buffers()) {
                    sink.push(buffer.retain());
                }
                source.output().release();
            }
            sink.stop();
            System.out.write('.');
            System.out.flush();
        }
    }
}
