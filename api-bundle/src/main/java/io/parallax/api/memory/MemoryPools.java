package io.parallax.api.memory;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/// The pools that there are: a service for those who watch.
@ProviderType
public interface MemoryPools {
    /// {@return the pools whose memory has not been given back, in the order of their making} A closed pool stays until
    /// its last buffer has come home. The pools stay with their owners: look and do not close.
    List<MemoryPool> pools();
}
