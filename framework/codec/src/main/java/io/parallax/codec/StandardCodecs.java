package io.parallax.codec;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceProvider;
import io.parallax.api.codec.Codec;
import io.parallax.api.codec.Codecs;
import io.parallax.api.codec.InPlaceCodec;
import io.parallax.codec.flat.FlatCodec;
import io.parallax.codec.record.RecordFormat;
import io.parallax.codec.rkyv.RkyvFormat;
import io.parallax.codec.text.BytesCodec;
import io.parallax.codec.text.JsonLineCodec;
import io.parallax.codec.text.TextCodec;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;

/// All codecs. One for each type, so that a buffer knows again which has passed it.
@Component(service = Codecs.class)
@ServiceProvider(value = Codecs.class, resolution = Resolution.OPTIONAL)
public final class StandardCodecs implements Codecs {
    private static final Codec<String> UTF8 = new TextCodec();
    private static final Codec<byte[]> BYTES = new BytesCodec();

    private final KnownTypes<InPlaceCodec<?>> archives = new KnownTypes<>(RkyvFormat::codec);
    private final KnownTypes<InPlaceCodec<?>> records = new KnownTypes<>(RecordFormat::codec);
    private final KnownTypes<Codec<?>> documents = new KnownTypes<>(JsonLineCodec::new);

    @Override
    @SuppressWarnings("unchecked") // the codec of a class has its values
    public <T> InPlaceCodec<T> rkyv(Class<T> type) {
        return (InPlaceCodec<T>) archives.of(type);
    }

    @Override
    @SuppressWarnings("unchecked") // the codec of a class has its values
    public <T> InPlaceCodec<T> record(Class<T> type) {
        return (InPlaceCodec<T>) records.of(type);
    }

    @Override
    public Codec<String> utf8() {
        return UTF8;
    }

    @Override
    @SuppressWarnings("unchecked") // the codec of a class has its values
    public <T> Codec<T> jsonLines(Class<T> type) {
        return (Codec<T>) documents.of(type);
    }

    @Override
    public Codec<byte[]> bytes() {
        return BYTES;
    }

    @Override
    public <T> Codec<T> flatBuffers(
            byte[] binarySchema, Function<ByteBuffer, T> root, Function<T, ByteBuffer> finished) {
        return new FlatCodec<>(binarySchema, root, finished);
    }
}
