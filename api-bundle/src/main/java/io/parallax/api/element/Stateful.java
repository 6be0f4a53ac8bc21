package io.parallax.api.element;

import org.osgi.annotation.versioning.ConsumerType;

/// An element that can hand its work over to another instance of itself, of the same code or of another version: when
/// its bundle is replaced while pipelines run, the new instance goes on where the old one was.
///
/// The order is: the old instance is between two buffers, its state is saved, it is stopped; the new instance gets its
/// properties, then the state, and is started. If the new one refuses, the old one gets its state back and is started
/// again. Without this interface an element is drained and its successor starts empty; a source without it cannot be
/// replaced while it runs, since its stream would begin anew, unless it is live.
@ConsumerType
public interface Stateful {
    /// {@return the version of the form of the state; a version that an element cannot read it refuses}
    int stateVersion();

    /// Saves the state. Called between two buffers, before [Element#stop()].
    /// @return the state, in a form of the element's own
    /// @throws Exception if it cannot be saved; the element then goes on
    byte[] saveState() throws Exception;

    /// Takes over the state of another instance. Called before [Element#start(ElementContext)].
    /// @param version what the other instance's [#stateVersion()] said
    /// @param state the state
    /// @throws Exception if it cannot be taken over; the message says why
    void restoreState(int version, byte[] state) throws Exception;
}
