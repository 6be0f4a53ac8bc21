package io.parallax.deploy;

import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;

/// One change to the bundles of the framework. Removals come first.
sealed interface BundleChange {
    /// {@return the bundle that has to stop for it, if there is one}
    default List<Bundle> touched() {
        return List.of();
    }

    /// {@return what is put in place, empty if nothing is}
    default Optional<Candidate> winner() {
        return Optional.empty();
    }

    /// No file provides the bundle any more.
    record Remove(String symbolicName, Bundle bundle) implements BundleChange {
        @Override
        public List<Bundle> touched() {
            return List.of(bundle);
        }
    }

    /// A symbolic name that was not there.
    record Install(Candidate candidate, Staging staged) implements BundleChange {
        @Override
        public Optional<Candidate> winner() {
            return Optional.of(candidate);
        }
    }

    /// Other content for a bundle that is there.
    record Update(Bundle bundle, Candidate candidate, Staging staged) implements BundleChange {
        @Override
        public List<Bundle> touched() {
            return List.of(bundle);
        }

        @Override
        public Optional<Candidate> winner() {
            return Optional.of(candidate);
        }
    }
}
