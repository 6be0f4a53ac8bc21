/// Layouts: which bytes a Java type takes, as a tree of nodes that is derived once from records, sealed interfaces and
/// enums. What the formats have in common is here; each format adds its own nodes through a [NodeFactory] and its own
/// rules through a [Checker].
@NullMarked
package io.parallax.codec.layout;

import org.jspecify.annotations.NullMarked;
