package io.parallax.memory;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceProvider;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPools;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.slot.SlotMemory;
import io.parallax.memory.slot.SlotPool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Component;

/// All pools of this process whose memory has not been given back. A provider is a service of its own, so the list is
/// where all of them find it.
@Component
@ServiceProvider(value = MemoryPools.class, resolution = Resolution.OPTIONAL)
public final class OpenPools implements MemoryPools {
    private static final Map<Long, SlotPool> POOLS = new ConcurrentSkipListMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    /// Makes the service; it holds nothing.
    public OpenPools() {}

    /// Makes a pool and lists it until its memory is given back.
    static SlotPool add(PoolConfig config, SlotMemory memory, boolean strict) {
        long number = NUMBERS.getAndIncrement();
        SlotPool pool = new SlotPool(config, memory, strict, () -> POOLS.remove(number));
        POOLS.put(number, pool);
        return pool;
    }

    @Override
    public List<MemoryPool> pools() {
        return List.copyOf(POOLS.values());
    }
}
