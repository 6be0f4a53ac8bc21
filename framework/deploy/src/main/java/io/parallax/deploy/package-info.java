/// Watches the deploy folder: installs, updates, removes bundles, and gives every file a verdict.
@NullMarked
package io.parallax.deploy;

import org.jspecify.annotations.NullMarked;
