package io.parallax.codec.layout;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What holds the elements of a sequence in Java.
abstract class Elements {
    /// Reads element number `index`.
    interface Reading {
        Object read(int index);
    }

    /// A `List`; what is read cannot be changed.
    static final Elements LIST = new Elements() {
        @Override
        int size(Object holder) {
            return ((List<?>) holder).size();
        }

        @Override
        Object get(Object holder, int index) {
            return ((List<?>) holder).get(index);
        }

        @Override
        Object make(int size, Reading reading) {
            Object[] values = new Object[size];
            Arrays.setAll(values, reading::read);
            return Collections.unmodifiableList(Arrays.asList(values));
        }
    };

    abstract int size(Object holder);

    abstract Object get(Object holder, int index);

    abstract Object make(int size, Reading reading);

    /// {@return arrays of that class of elements}
    static Elements array(Class<?> component) {
        Class<?> type = component.arrayType();
        MethodHandle length = MethodHandles.arrayLength(type).asType(MethodType.methodType(int.class, Object.class));
        MethodHandle get = MethodHandles.arrayElementGetter(type)
                .asType(MethodType.methodType(Object.class, Object.class, int.class));
        MethodHandle set = MethodHandles.arrayElementSetter(type)
                .asType(MethodType.methodType(void.class, Object.class, int.class, Object.class));
        MethodHandle make = MethodHandles.arrayConstructor(type).asType(MethodType.methodType(Object.class, int.class));
        return new Arrayed(length, get, set, make);
    }

    private static final class Arrayed extends Elements {
        private final MethodHandle length;
        private final MethodHandle get;
        private final MethodHandle set;
        private final MethodHandle make;

        Arrayed(MethodHandle length, MethodHandle get, MethodHandle set, MethodHandle make) {
            this.length = length;
            this.get = get;
            this.set = set;
            this.make = make;
        }

        @Override
        int size(Object holder) {
            try {
                return (int) length.invokeExact(holder);
            } catch (Throwable e) {
                throw impossible(e);
            }
        }

        @Override
        Object get(Object holder, int index) {
            try {
                return (Object) get.invokeExact(holder, index);
            } catch (Throwable e) {
                throw impossible(e);
            }
        }

        @Override
        Object make(int size, Reading reading) {
            try {
                Object array = (Object) make.invokeExact(size);
                for (int i = 0; i < size; i++) {
                    set.invokeExact(array, i, reading.read(i));
                }
                return array;
            } catch (Throwable e) {
                throw impossible(e);
            }
        }

        private static RuntimeException impossible(Throwable cause) {
            return switch (cause) {
                case RuntimeException known -> known;
                case Error error -> throw error;
                default -> new IllegalStateException("an array threw a checked exception", cause);
            };
        }
    }
}
