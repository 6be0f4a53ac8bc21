package io.parallax.deploy.sample;

/// A service that somebody else has to provide.
public interface Licence {}
