/// The engine as a service: in a container by Declarative Services, elsewhere by `ServiceLoader`.
@NullMarked
package io.parallax.engine;

import org.jspecify.annotations.NullMarked;
