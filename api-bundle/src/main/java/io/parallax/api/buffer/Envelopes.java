package io.parallax.api.buffer;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import java.lang.foreign.MemorySegment;
import java.util.ServiceLoader;
import org.osgi.annotation.versioning.ProviderType;

/// Metadata as bytes, for what leaves the process: network links and files. In a container it is a service; elsewhere
/// [#embedded()] finds it.
///
/// All of [Metadata] is carried, the open part with values of these classes: `Boolean`, `Integer`, `Long`, `Float`,
/// `Double`, `String`, [io.parallax.api.caps.Fraction], [io.parallax.api.caps.Caps], and read-only [MemorySegment] for
/// plain bytes. What a newer version has said and this one does not know stays in the open part, and is written again.
@ProviderType
@ServiceConsumer(value = Envelopes.class, resolution = Resolution.OPTIONAL)
public interface Envelopes {
    /// Writes metadata to the start of a segment.
    /// @param metadata what to write
    /// @param target where to write
    /// @return how many bytes were written, a multiple of 8
    /// @throws IndexOutOfBoundsException if the envelope needs more room
    /// @throws IllegalArgumentException if the open part has a value of another class
    long write(Metadata metadata, MemorySegment target);

    /// Reads metadata, after validation. Every field is set, and the open part is added to what is there.
    /// @param envelope one whole envelope
    /// @param into what to set
    /// @throws io.parallax.api.codec.ValidationException if the bytes are no envelope; nothing is set then
    void read(MemorySegment envelope, Metadata into);

    /// {@return the envelopes that the class or module path offers}
    /// @throws IllegalStateException if there are none
    static Envelopes embedded() {
        return ServiceLoader.load(Envelopes.class, Envelopes.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no envelopes found: put the JAR parallax-codec on the path"));
    }
}
