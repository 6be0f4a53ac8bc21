package io.parallax.deploy.sample;

import org.osgi.service.component.annotations.Component;

/// Provides it.
@Component(property = "edition=full")
public final class LicenceServer implements Licence {}
