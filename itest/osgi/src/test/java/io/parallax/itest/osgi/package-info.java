/// Tests inside a real container, with the bundles of the real distribution.
///
/// What happens in `@Configuration` runs outside of the container, everything else in a bundle inside of it.
@NullMarked
package io.parallax.itest.osgi;

import org.jspecify.annotations.NullMarked;
