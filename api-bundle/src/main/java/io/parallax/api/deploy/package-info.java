/// Deployment: what lies in the `deploy/` folder and what became of it.
/// - **Verdicts.** Every file in the folder has exactly one [Verdict], with the reason in plain words.
/// - **Threads.** Everything here may be used from any thread.
@Version("1.0.0")
@Export
@NullMarked
package io.parallax.api.deploy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
