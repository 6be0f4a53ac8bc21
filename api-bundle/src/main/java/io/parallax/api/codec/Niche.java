package io.parallax.api.codec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An `Optional` of a [NonZero] number or of a [Boxed] value that takes no room of its own: an impossible value stands
/// for empty. Only rkyv has it, where the Rust side says `#[rkyv(with = Niche)]`.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Niche {}
