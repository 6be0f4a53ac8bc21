/// Publishes the memory pools as services: one [io.parallax.api.memory.MemoryPoolProvider] for each type of memory,
/// found in the container by Declarative Services and elsewhere by [java.util.ServiceLoader].
///
/// This package joins the parts: `os` makes the system calls, `layout` knows where shared fields lie, `slot` has pools
/// and handles. Only what it wraps as [io.parallax.memory.slot.SlotMemory] does `slot` ever see of `os`.
@NullMarked
package io.parallax.memory;

import org.jspecify.annotations.NullMarked;
