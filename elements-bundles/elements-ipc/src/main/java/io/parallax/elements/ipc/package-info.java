/// Elements that hand a stream to other processes and take one from them.
@NullMarked
package io.parallax.elements.ipc;

import org.jspecify.annotations.NullMarked;
