package io.parallax.codec.layout;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;

/// What the type variables of a generic record stand for.
record Scope(Map<TypeVariable<?>, Bound> bounds) {
    static final Scope EMPTY = new Scope(Map.of());

    /// A type as it is written somewhere, and what variables mean there.
    record Bound(AnnotatedType type, Scope scope) {
        /// {@return the type behind a variable, or this}
        Bound resolved() {
            if (type.getType() instanceof TypeVariable<?> variable) {
                Bound bound = scope.bounds.get(variable);
                if (bound == null) {
                    throw new IllegalArgumentException(variable.getGenericDeclaration() + " has the type variable "
                            + variable + ", which stands for nothing: name a type there");
                }
                return bound.resolved();
            }
            return this;
        }

        Class<?> rawClass() {
            Type plain = type.getType();
            Type raw = plain instanceof ParameterizedType parameterized ? parameterized.getRawType() : plain;
            if (raw instanceof Class<?> known) {
                return known;
            }
            throw new IllegalArgumentException(plain + " has no layout: name a class");
        }

        /// {@return one of the types in angle brackets}
        Bound argument(int index) {
            if (type instanceof AnnotatedParameterizedType parameterized) {
                return new Bound(parameterized.getAnnotatedActualTypeArguments()[index], scope);
            }
            throw new IllegalArgumentException(type + " needs the types of its elements: name them in <>");
        }

        /// {@return the variables of this type's class, bound to what it gives them}
        Scope inside() {
            TypeVariable<?>[] variables = rawClass().getTypeParameters();
            Map<TypeVariable<?>, Bound> inner = new HashMap<>();
            for (int i = 0; i < variables.length; i++) {
                inner.put(variables[i], argument(i));
            }
            return new Scope(inner);
        }

        /// {@return the variables of a class that implements this type, as far as it hands them on}
        Scope inside(Class<?> variant) {
            Scope own = inside();
            Map<TypeVariable<?>, Bound> inner = new HashMap<>();
            for (Type each : variant.getGenericInterfaces()) {
                if (each instanceof ParameterizedType given && given.getRawType() == rawClass()) {
                    Type[] arguments = given.getActualTypeArguments();
                    for (int i = 0; i < arguments.length; i++) {
                        Bound bound = own.bounds.get(rawClass().getTypeParameters()[i]);
                        if (arguments[i] instanceof TypeVariable<?> variable && bound != null) {
                            inner.put(variable, bound);
                        }
                    }
                }
            }
            return new Scope(inner);
        }
    }
}
