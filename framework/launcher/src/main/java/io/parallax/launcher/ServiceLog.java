package io.parallax.launcher;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// The OSGi log service over SLF4J, for bundles that know no other; without it they print to the console.
final class ServiceLog implements LoggerFactory {
    @Override
    public Logger getLogger(String name) {
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(),
                new Class<?>[] {Logger.class},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? identity(proxy, method, arguments)
                        : answer(org.slf4j.LoggerFactory.getLogger(name), method, arguments));
    }

    @Override
    public Logger getLogger(Class<?> type) {
        return getLogger(type.getName());
    }

    @Override
    public <L extends Logger> L getLogger(String name, Class<L> type) {
        return type.cast(getLogger(name));
    }

    @Override
    public <L extends Logger> L getLogger(Class<?> type, Class<L> loggerType) {
        return loggerType.cast(getLogger(type.getName()));
    }

    @Override
    public <L extends Logger> L getLogger(Bundle bundle, String name, Class<L> loggerType) {
        return loggerType.cast(getLogger("ROOT".equals(name) ? bundle.getSymbolicName() : name));
    }

    @SuppressWarnings("ReferenceEquality") // a proxy equals itself only
    private static Object identity(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "logger over SLF4J";
        };
    }

    private static @Nullable Object answer(org.slf4j.Logger logger, Method method, Object @Nullable [] arguments) {
        String name = method.getName();
        if (method.getReturnType() == boolean.class) {
            return logger.isEnabledForLevel(level(name.substring(2, name.length() - "Enabled".length())));
        }
        if (method.getReturnType() == String.class) {
            return logger.getName();
        }
        if (arguments != null && arguments[0] instanceof String message) {
            log(logger.atLevel(level(name)), message, arguments);
        }
        return null;
    }

    private static void log(LoggingEventBuilder builder, String message, Object[] arguments) {
        LoggingEventBuilder filled = builder;
        for (int i = 1; i < arguments.length; i++) {
            Object[] values = arguments[i] instanceof Object[] array ? array : new Object[] {arguments[i]};
            for (Object value : values) {
                if (value instanceof Throwable error) {
                    filled = filled.setCause(error);
                } else {
                    filled = filled.addArgument(value);
                }
            }
        }
        filled.log(message);
    }

    private static Level level(String name) {
        return switch (name) {
            case "error", "Error" -> Level.ERROR;
            case "warn", "Warn" -> Level.WARN;
            case "debug", "Debug" -> Level.DEBUG;
            case "trace", "Trace" -> Level.TRACE;
            default -> Level.INFO;
        };
    }
}
