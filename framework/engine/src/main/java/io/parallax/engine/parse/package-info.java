/// Text to steps: the pipeline language.
@NullMarked
package io.parallax.engine.parse;

import org.jspecify.annotations.NullMarked;
