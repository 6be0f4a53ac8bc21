package io.parallax.launcher;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// What Ctrl-C and its kin do: the first two interrupt the thread that works, so that it can end its work and then
/// give it up; the third ends the process.
final class Signals {
    private static final int GRACEFUL = 2;

    private @Nullable Thread worker;
    private int count;
    private int number;

    /// Sends signals to the calling thread from now on.
    synchronized void interruptMe() {
        worker = Thread.currentThread();
    }

    /// Ends what [#interruptMe()] began and clears a pending interrupt.
    synchronized void leaveMeAlone() {
        worker = null;
        boolean _ = Thread.interrupted();
    }

    /// {@return the exit code: the work's own, or that of the signal that ended it}
    /// @param code the work's own
    synchronized int exitCode(int code) {
        return number == 0 ? code : 128 + number;
    }

    /// A signal came. Any thread.
    /// @param signal its number
    /// @return whether the process has to end at once
    synchronized boolean arrived(int signal) {
        number = signal;
        count++;
        if (worker == null || count > GRACEFUL) {
            return true;
        }
        worker.interrupt();
        return false;
    }

    /// Listens for SIGINT, SIGTERM and SIGHUP. The JDK has no supported API for that and `javac` refuses the one it
    /// has, so it is reached by name; where there is none, signals end the process as they do by default.
    void listen() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (arguments != null && "handle".equals(method.getName())) {
                            handle((int) signal.getMethod("getNumber").invoke(arguments[0]));
                        }
                        return null;
                    });
            for (String name : new String[] {"INT", "TERM", "HUP"}) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
            }
        } catch (ReflectiveOperationException e) {
            LoggerFactory.getLogger(Signals.class).info("signals end the process at once", e);
        }
    }

    private void handle(int signal) {
        if (arrived(signal)) {
            System.exit(128 + signal);
        }
    }
}
