package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void makesColumnsAsWideAsTheirWidestCell() {
        Table table = Table.titled("A", "LONG").row("wide cell", "x").row("y", "");

        assertThat(table.toString()).isEqualTo("A          LONG\nwide cell  x\ny");
    }

    @Test
    void indentsLines() {
        assertThat(Table.plain().row("a", "b").lines("  ")).containsExactly("  a  b");
    }
}
