/// Elements that bring buffers from an application and to it.
@NullMarked
package io.parallax.elements.app;

import org.jspecify.annotations.NullMarked;
