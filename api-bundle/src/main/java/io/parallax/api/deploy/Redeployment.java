package io.parallax.api.deploy;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/// Puts the elements of one revision of a bundle in the place of those of another, in pipelines that go on running.
@ProviderType
public interface Redeployment {
    /// Exchanges the elements in every pipeline that uses them, as one transaction: all of the threads that call them
    /// stand between two buffers, states are handed over, and if anything fails, every pipeline goes on with the
    /// elements it had. Both revisions must be there.
    /// @param oldBundle number of the bundle with the old revision
    /// @param newBundle number of the bundle with the new revision
    /// @return what was exchanged
    /// @throws RedeployException if nothing was exchanged; the message says why
    Report redeploy(long oldBundle, long newBundle) throws RedeployException;

    /// What was exchanged.
    /// @param changes the elements, by pipeline
    /// @param left pipelines that could not be changed while they run and still use the old revision, with the reason
    /// @param gapNs how long the threads stood, in nanoseconds
    record Report(List<Change> changes, List<String> left, long gapNs) {}

    /// One element.
    /// @param pipeline name of its pipeline
    /// @param element its name there
    /// @param buffers how many buffers had come out of it, or into it if it is a sink, when it was exchanged
    record Change(String pipeline, String element, long buffers) {}
}
