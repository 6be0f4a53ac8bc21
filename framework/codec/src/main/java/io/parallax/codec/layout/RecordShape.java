package io.parallax.codec.layout;

import io.parallax.api.codec.ValidationException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// How values of one record class are taken apart and made. Reflection is used once, here; then only method handles.
final class RecordShape {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType GET = MethodType.methodType(Object.class, Object.class);

    private final Class<?> type;
    private final RecordComponent[] components;
    private final MethodHandle[] getters;
    private final MethodHandle constructor;

    RecordShape(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.getters = new MethodHandle[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                Method accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                getters[i] = LOOKUP.unreflect(accessor).asType(GET);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            constructor = LOOKUP.unreflectConstructor(canonical)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            throw new IllegalArgumentException(
                    type.getName() + " can not be read: open its package to the module io.parallax.codec", e);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " is no complete record", e);
        }
    }

    Class<?> type() {
        return type;
    }

    RecordComponent[] components() {
        return components;
    }

    Object get(int component, Object value) {
        try {
            Object part = (Object) getters[component].invokeExact(value);
            if (part == null) {
                throw new IllegalArgumentException(
                        type.getSimpleName() + "." + components[component].getName() + " is null: make it an Optional");
            }
            return part;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException(type.getSimpleName() + " can not be read", e);
        }
    }

    /// {@return a new value}
    /// @throws ValidationException if the constructor does not like its parts
    Object make(Object[] parts, long at) {
        try {
            return (Object) constructor.invokeExact(parts);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ValidationException(type.getSimpleName() + " is refused by its constructor: " + e, at);
        }
    }
}
