/// Codecs as a service: in a container by Declarative Services, elsewhere by `ServiceLoader`.
@NullMarked
package io.parallax.codec;

import org.jspecify.annotations.NullMarked;
