package io.parallax.api.deploy;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/// The `deploy/` folder of a container.
@ProviderType
public interface Deployment {
    /// {@return the folder}
    Path folder();

    /// {@return a verdict for every file in the folder, sorted by name}
    List<Verdict> verdicts();

    /// Looks at the folder now instead of at the next regular time, and waits until every file has a verdict.
    void rescan();
}
