/// Publishes the memory pools as services.
@NullMarked
package io.parallax.memory;

import org.jspecify.annotations.NullMarked;
