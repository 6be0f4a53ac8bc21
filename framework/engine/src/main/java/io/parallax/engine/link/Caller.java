package io.parallax.engine.link;

/// Who waits at an exchange. Whoever makes one of the answers true wakes the exchange then.
public interface Caller {
    /// Nobody calls back.
    Caller APPLICATION = new Caller() {};

    /// {@return whether the wait is in vain}
    default boolean isCalledBack() {
        return false;
    }

    /// {@return whether what is brought is to go in even if there is no room, since the caller is wanted elsewhere}
    default boolean isPressing() {
        return false;
    }
}
