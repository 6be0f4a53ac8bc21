/// Where each shared field lies and in which order it is read and written. Nothing else uses a
/// [java.lang.invoke.VarHandle].
///
/// Each access that is not volatile names its partner. Weaken an order only with a benchmark that gains and a stress
/// test that holds.
@NullMarked
package io.parallax.memory.layout;

import org.jspecify.annotations.NullMarked;
