/// Rules of the source tree as tests: how sources are printed, what documents may say.
@NullMarked
package io.parallax.itest.sources;

import org.jspecify.annotations.NullMarked;
