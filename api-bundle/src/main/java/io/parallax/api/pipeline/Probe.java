package io.parallax.api.pipeline;

import org.osgi.annotation.versioning.ProviderType;

/// A look into a link, until it is closed.
@ProviderType
public interface Probe extends AutoCloseable {
    /// Takes the probe out. It is not called any more once this has returned, unless the call came from within the
    /// probe. Closing twice does nothing.
    @Override
    void close();
}
