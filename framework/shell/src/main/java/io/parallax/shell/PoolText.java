package io.parallax.shell;

import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolStats;
import io.parallax.api.memory.SlotUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Pools written down for people.
final class PoolText {
    private PoolText() {}

    static String list(List<MemoryPool> pools) {
        Table table = Table.titled(
                "POOL", "TYPE", "SLOTS", "SIZE", "IN USE", "MOST", "LOANS", "EMPTY", "WAITS", "WAITED", "OTHERWISE");
        for (MemoryPool pool : pools) {
            PoolStats stats = pool.stats();
            table.row(
                    pool.name(),
                    word(pool.type()),
                    Quantities.count(pool.slots()),
                    Quantities.bytes(pool.slotSize()),
                    Quantities.count(stats.inUse()),
                    Quantities.count(stats.mostInUse()),
                    Quantities.count(stats.loans()),
                    pool.isOpen() ? word(pool.emptyPolicy()) : "closed",
                    Quantities.count(stats.waits()),
                    Quantities.span(stats.waitNs()),
                    otherwise(stats.empty()));
        }
        return table.toString();
    }

    /// What came of an empty pool without a wait.
    private static String otherwise(PoolStats.Empty empty) {
        List<String> parts = new ArrayList<>();
        add(parts, empty.refusals(), "refused");
        add(parts, empty.failures(), "failed");
        add(parts, empty.reclaims(), "dropped");
        return parts.isEmpty() ? "-" : String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(Quantities.count(count) + " " + what);
        }
    }

    /// {@return what each pool lies on, and who holds its slots, the longest first}
    static String details(List<MemoryPool> pools) {
        List<String> parts = new ArrayList<>();
        for (MemoryPool pool : pools) {
            StringBuilder part = new StringBuilder(pool.name())
                    .append(": ")
                    .append(Quantities.bytes(pool.segment().byteSize()))
                    .append(", ")
                    .append(pool.segment().backing());
            List<SlotUse> uses = pool.uses();
            part.append('\n').append(uses.isEmpty() ? "every slot is home" : uses(uses));
            parts.add(part.toString());
        }
        return String.join("\n\n", parts);
    }

    private static Table uses(List<SlotUse> uses) {
        Table table = Table.titled("SLOT", "STATE", "BYTES", "FOR", "LOANED BY", "ALSO HELD BY");
        uses.stream()
                .sorted((a, b) -> Long.compare(b.heldNs(), a.heldNs()))
                .forEach(use -> table.row(
                        Integer.toString(use.slot()),
                        state(use.references()),
                        Quantities.bytes(use.bytes()),
                        Quantities.span(use.heldNs()),
                        use.loaner(),
                        use.peers().isEmpty() ? "-" : String.join(", ", use.peers())));
        return table;
    }

    private static String state(int references) {
        return switch (references) {
            case 0 -> "on loan";
            case 1 -> "1 reference";
            default -> references + " references";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
