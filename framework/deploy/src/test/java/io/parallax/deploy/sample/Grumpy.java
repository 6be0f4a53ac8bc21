package io.parallax.deploy.sample;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Fails when it is activated.
@Component(immediate = true, service = Grumpy.class)
public final class Grumpy {
    @Activate
    public Grumpy() {
        throw new IllegalStateException("not today");
    }
}
