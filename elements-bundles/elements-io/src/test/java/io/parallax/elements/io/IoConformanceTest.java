package io.parallax.elements.io;

import io.parallax.sdk.conformance.Conformance;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every element of this bundle, those that are to come too.
class IoConformanceTest {
    @TempDir
    private static Path folder;

    private static FileInputStream input;
    private static FileOutputStream output;

    @BeforeAll
    static void openDescriptors() throws IOException {
        input = new FileInputStream(Files.writeString(folder.resolve("in"), "some text\n".repeat(100))
                .toFile());
        output = new FileOutputStream(folder.resolve("descriptor").toFile());
    }

    @AfterAll
    static void closeDescriptors() throws IOException {
        input.close();
        output.close();
    }

    @TestFactory
    Stream<DynamicNode> everyElementConforms() throws IOException {
        int reading = OpenDescriptors.of(folder.resolve("in")).getFirst();
        int writing = OpenDescriptors.of(folder.resolve("descriptor")).getFirst();
        String in = folder.resolve("in").toString();
        String out = folder.resolve("out").toString();
        return Conformance.ofBundle(FileSrc.class)
                .with("filesrc", fixture -> fixture.set("location", in))
                .with("filesink", fixture -> fixture.set("location", out))
                .with("fdsrc", fixture -> fixture.set("fd", reading))
                .with("fdsink", fixture -> fixture.set("fd", writing))
                .tests();
    }
}
