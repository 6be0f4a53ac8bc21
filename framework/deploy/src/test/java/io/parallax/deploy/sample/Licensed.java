package io.parallax.deploy.sample;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Needs a licence.
@Component(immediate = true, service = Licensed.class)
public final class Licensed {
    private final Licence licence;

    @Activate
    public Licensed(@Reference(target = "(edition=full)") Licence licence) {
        this.licence = licence;
    }

    Licence licence() {
        return licence;
    }
}
