/// Rules of the built modules as tests: who may use whom, and what the bundles say of themselves.
@NullMarked
package io.parallax.itest.architecture;

import org.jspecify.annotations.NullMarked;
