package io.parallax.api.buffer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class HexDumpTest {
    @Test
    void showsOffsetBytesAndCharacters() {
        String dump = HexDump.toText(MemorySegment.ofArray("hello world\n12345!".getBytes(US_ASCII)), -1);

        assertThat(dump).isEqualTo("""
            00000000  68 65 6c 6c 6f 20 77 6f  72 6c 64 0a 31 32 33 34  |hello world.1234|
            00000010  35 21                                             |5!|
            """);
    }

    @Test
    void tellsWhatItLeavesOut() {
        String dump = HexDump.toText(MemorySegment.ofArray(new byte[100]), 1);

        assertThat(dump).isEqualTo("""
            00000000  00                                                |.|
            ... 99 more bytes
            """);
    }

    @Test
    void isEmptyForNoBytes() {
        assertThat(HexDump.toText(MemorySegment.NULL, -1)).isEmpty();
    }
}
