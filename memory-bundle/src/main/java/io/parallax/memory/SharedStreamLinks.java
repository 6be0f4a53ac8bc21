package io.parallax.memory;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceProvider;
import io.parallax.api.ipc.StreamLinks;
import io.parallax.memory.stream.Links;
import org.osgi.service.component.annotations.Component;

/// Streams between processes over shared memory.
@Component(service = StreamLinks.class)
@ServiceProvider(value = StreamLinks.class, resolution = Resolution.OPTIONAL)
public final class SharedStreamLinks extends Links {
    /// Makes the service; it holds nothing.
    public SharedStreamLinks() {
        super(new SharedPoolProvider());
    }
}
