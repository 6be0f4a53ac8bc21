package io.parallax.api.codec;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import java.nio.ByteBuffer;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/// Makes codecs. In a container it is a service; elsewhere [#embedded()] finds it.
///
/// Types become layouts when they are first asked for, and every method throws [IllegalArgumentException] that names
/// the component if a type cannot have one.
@ProviderType
@ServiceConsumer(value = Codecs.class, resolution = Resolution.OPTIONAL)
public interface Codecs {
    /// {@return archives that Rust programs read in place with rkyv 0.8}
    /// @param type a record, sealed interface or enum, or the wrapper of a primitive type
    /// @param <T> type of the values
    <T> InPlaceCodec<T> rkyv(Class<T> type);

    /// {@return the layout of a record: fixed part first, little-endian, as a C compiler would lay it out}
    /// @param type a record, sealed interface or enum
    /// @param <T> type of the values
    <T> InPlaceCodec<T> record(Class<T> type);

    /// {@return text in UTF-8}
    Codec<String> utf8();

    /// {@return one JSON document a payload, on a line that ends with a line feed}
    /// @param type a class that Jackson reads and writes, such as a record
    /// @param <T> type of the values
    <T> Codec<T> jsonLines(Class<T> type);

    /// {@return the bytes themselves}
    Codec<byte[]> bytes();

    /// {@return FlatBuffers tables: verified, then read in place by generated code}
    /// @param binarySchema what `flatc --binary --schema` made of the schema; its root table is the payload
    /// @param root the generated `getRootAs…` function
    /// @param finished gives the bytes of a finished table, from position to limit
    /// @param <T> class of the generated accessor
    <T> Codec<T> flatBuffers(byte[] binarySchema, Function<ByteBuffer, T> root, Function<T, ByteBuffer> finished);

    /// {@return the codecs that the class or module path offers}
    /// @throws IllegalStateException if there are none
    static Codecs embedded() {
        return ServiceLoader.load(Codecs.class, Codecs.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no codecs found: put the JAR parallax-codec on the path"));
    }
}
