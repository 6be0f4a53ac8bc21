package io.parallax.sdk.testkit;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// The pool that a harness hands out slots of.
@ServiceConsumer(value = MemoryPoolProvider.class, resolution = Resolution.OPTIONAL)
final class HarnessMemory implements AutoCloseable {
    private static final String STRICT = "parallax.memory.strict";

    private final MemoryPool pool;

    HarnessMemory(long slotSize, int slots) {
        beStrict();
        pool = provider().create(new PoolConfig("harness", slotSize, slots));
    }

    /// Bytes that are used after their release are to fail the test, unless whoever started it says otherwise.
    private static void beStrict() {
        if (System.getProperty(STRICT) == null) {
            System.setProperty(STRICT, "true");
        }
    }

    private static MemoryPoolProvider provider() {
        return ServiceLoader.load(MemoryPoolProvider.class, HarnessMemory.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.type() == MemoryType.HEAP)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no heap memory found: put the JAR parallax-memory on the path"));
    }

    LoanedSlot loan(long size) {
        if (size < 1) {
            throw new IllegalArgumentException("a loan is of at least 1 byte, not " + size);
        }
        if (size > pool.slotSize()) {
            throw new IllegalArgumentException("a loan of " + size + " bytes does not fit a slot of " + pool.slotSize()
                    + ": give the harness larger ones with memory(...)");
        }
        LoanedSlot slot = pool.tryLoan();
        if (slot == null) {
            throw new IllegalStateException("all " + pool.slots()
                    + " slots are in use: release outputs, or give the harness more with memory(...)");
        }
        return slot;
    }

    int free() {
        return pool.stats().free();
    }

    /// Closes the pool.
    /// @throws AssertionError if a slot is not home
    @Override
    public void close() {
        int away = pool.slots() - free();
        IllegalStateException loans = tryClose();
        if (away > 0) {
            throw new AssertionError(
                    away + " of " + pool.slots()
                            + " slots did not come home: a buffer was retained or loaned and neither pushed nor closed",
                    loans);
        }
        if (loans != null) {
            throw loans;
        }
    }

    /// A strict pool tells where the slots were loaned that are not home.
    private @Nullable IllegalStateException tryClose() {
        try {
            pool.close();
            return null;
        } catch (IllegalStateException e) {
            return e;
        }
    }
}
