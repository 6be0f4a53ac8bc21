/// Elements that bring raw bytes from sockets and to them. They open in `start` and never block for long in a call, so
/// that a stop or a flush is heard.
@NullMarked
package io.parallax.elements.net;

import org.jspecify.annotations.NullMarked;
