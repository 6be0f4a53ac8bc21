package io.parallax.codec;

import io.parallax.api.codec.Codec;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The codecs that someone holds, by the class of their values. Neither keeps the other alive, so that a plugin's
/// classes can go.
final class KnownTypes<C extends Codec<?>> {
    private final Map<Class<?>, WeakReference<C>> codecs = new WeakHashMap<>();
    private final Function<Class<?>, C> make;

    KnownTypes(Function<Class<?>, C> make) {
        this.make = make;
    }

    synchronized C of(Class<?> type) {
        WeakReference<C> known = codecs.get(type);
        @Nullable C codec = known == null ? null : known.get();
        if (codec == null) {
            codec = make.apply(type);
            codecs.put(type, new WeakReference<>(codec));
        }
        return codec;
    }
}
