package io.parallax.engine.run;

/// Whether a flush is asked for that has not come through an element yet. Until it has, the element's thread is to come
/// back from its waits, and a sink renders nothing. Any thread may ask.
final class FlushMark {
    private volatile boolean pending;

    // guarded by this
    private long asked;
    private long begun;

    boolean isPending() {
        return pending;
    }

    synchronized void ask(long id) {
        asked = Math.max(asked, id);
        pending = asked > begun;
    }

    /// {@return number of the latest flush that was asked for}
    synchronized long asked() {
        return asked;
    }

    /// The element's thread: the flush of this number has come.
    synchronized void begun(long id) {
        begun = Math.max(begun, id);
        pending = asked > begun;
    }
}
