package io.parallax.memory.slot;

import io.parallax.api.buffer.Metadata;
import io.parallax.api.buffer.MetadataKey;
import io.parallax.api.codec.Codec;
import io.parallax.api.time.ClockTime;
import io.parallax.memory.layout.RingEntry;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Metadata that lies inside its buffer handle, so that it costs no object. The open part is an immutable map, replaced
/// as a whole, so that copies share it.
abstract class HandleMetadata extends HandleState implements Metadata {
    private static final long UNNUMBERED = -1;

    private long pts;
    private long dts;
    private long duration;
    private long sequence = UNNUMBERED;
    private long offset;
    private int streamId;
    private int flags;

    /// Which codec has passed the bytes; null if none has since they were written.
    private @Nullable Codec<?> validatedBy;

    HandleMetadata(@Nullable Slot other) {
        super(other);
    }

    /// @throws IllegalStateException if the handle was released
    abstract void checkOpen();

    /// Sets the fields of a resting handle to their empty values; its open part is empty already.
    final void clear() {
        pts = ClockTime.NONE;
        dts = ClockTime.NONE;
        duration = ClockTime.NONE;
        sequence = UNNUMBERED;
        offset = -1;
        streamId = 0;
        flags = 0;
    }

    /// {@return whether that codec has passed the bytes since they were written}
    @SuppressWarnings("ReferenceEquality") // there is one codec for a type
    final boolean isValidatedBy(Codec<?> codec) {
        return validatedBy == codec;
    }

    final void validatedBy(Codec<?> codec) {
        validatedBy = codec;
    }

    /// Forgets what was validated: other bytes are there, or may be.
    final void forgetValidation() {
        if (validatedBy != null) {
            validatedBy = null;
        }
    }

    final void copyValidation(HandleMetadata other) {
        validatedBy = other.validatedBy;
    }

    /// Says all but the open part in an entry of a ring.
    final void describe(RingEntry entry) {
        entry.stamp(pts, dts, duration, sequence, offset);
        entry.mark(streamId, flags);
    }

    /// Takes over what an entry of a ring says; the open part stays empty.
    final void takeOver(RingEntry entry) {
        pts = entry.pts();
        dts = entry.dts();
        duration = entry.duration();
        sequence = entry.sequence();
        offset = entry.offset();
        streamId = entry.streamId();
        flags = entry.flags();
    }

    /// Lets go of objects that belong to others, so that a resting handle keeps no plugin's classes alive.
    final void dropEntries() {
        setEntries(NO_ENTRIES);
    }

    final void copyFields(HandleMetadata other) {
        pts = other.pts;
        dts = other.dts;
        duration = other.duration;
        sequence = other.sequence;
        offset = other.offset;
        streamId = other.streamId;
        flags = other.flags;
        setEntries(other.entries);
    }

    /// Storing a reference costs more than comparing it, since the collector keeps account; mostly nothing changes.
    @SuppressWarnings("ReferenceEquality") // the same map, not an equal one: it is about the store
    private void setEntries(Map<MetadataKey<?>, Object> newEntries) {
        if (entries != newEntries) {
            entries = newEntries;
        }
    }

    @Override
    public final long pts() {
        checkOpen();
        return pts;
    }

    @Override
    public final Metadata pts(long ns) {
        checkOpen();
        pts = ns;
        return this;
    }

    @Override
    public final long dts() {
        checkOpen();
        return dts;
    }

    @Override
    public final Metadata dts(long ns) {
        checkOpen();
        dts = ns;
        return this;
    }

    @Override
    public final long duration() {
        checkOpen();
        return duration;
    }

    @Override
    public final Metadata duration(long ns) {
        checkOpen();
        duration = ns;
        return this;
    }

    @Override
    public final long sequence() {
        checkOpen();
        return sequence;
    }

    @Override
    public final Metadata sequence(long number) {
        checkOpen();
        sequence = number;
        return this;
    }

    @Override
    public final int streamId() {
        checkOpen();
        return streamId;
    }

    @Override
    public final Metadata streamId(int id) {
        checkOpen();
        streamId = id;
        return this;
    }

    @Override
    public final long offset() {
        checkOpen();
        return offset;
    }

    @Override
    public final Metadata offset(long bytes) {
        checkOpen();
        offset = bytes;
        return this;
    }

    @Override
    public final int flags() {
        checkOpen();
        return flags;
    }

    @Override
    public final Metadata flags(int bits) {
        checkOpen();
        flags = bits;
        return this;
    }

    @Override
    public final <T> @Nullable T get(MetadataKey<T> key) {
        checkOpen();
        Object value = entries.get(key);
        return value == null ? null : key.type().cast(value);
    }

    @Override
    public final <T> Metadata put(MetadataKey<T> key, T value) {
        checkOpen();
        Map<MetadataKey<?>, Object> more = new HashMap<>(entries);
        more.put(key, key.type().cast(value));
        entries = Collections.unmodifiableMap(more);
        return this;
    }

    @Override
    public final Map<MetadataKey<?>, Object> entries() {
        checkOpen();
        return entries;
    }

    @Override
    public final Metadata copyFrom(Metadata other) {
        checkOpen();
        if (other instanceof HandleMetadata handle) {
            handle.checkOpen();
            copyFields(handle);
            return this;
        }
        pts = other.pts();
        dts = other.dts();
        duration = other.duration();
        sequence = other.sequence();
        offset = other.offset();
        streamId = other.streamId();
        flags = other.flags();
        entries = Map.copyOf(other.entries());
        return this;
    }
}
