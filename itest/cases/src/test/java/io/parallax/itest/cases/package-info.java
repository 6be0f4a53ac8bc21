/// Cases from the field, played with the real elements.
@NullMarked
package io.parallax.itest.cases;

import org.jspecify.annotations.NullMarked;
