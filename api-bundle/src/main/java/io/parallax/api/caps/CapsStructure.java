package io.parallax.api.caps;

import io.parallax.api.caps.CapsValue.Bool;
import io.parallax.api.caps.CapsValue.Int;
import io.parallax.api.caps.CapsValue.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One kind of stream: a media type, features and fields. A field that is not named may have any value.
///
/// Immutable. Equality does not depend on the order of the fields.
public final class CapsStructure {
    private final String mediaType;
    private final CapsFeatures features;
    private final Map<String, CapsValue> fields;
    private final int hash;

    CapsStructure(String mediaType, CapsFeatures features, Map<String, CapsValue> fields) {
        this.mediaType = mediaType;
        this.features = features;
        this.fields = Collections.unmodifiableMap(fields);
        this.hash = Objects.hash(mediaType, features, fields);
    }

    /// {@return a structure without fields, in system memory}
    /// @param mediaType for example `video/x-raw`
    /// @throws IllegalArgumentException if this is no media type: a letter, then letters, digits and `/-_.:+`
    public static CapsStructure of(String mediaType) {
        if (!Names.isMediaType(mediaType)) {
            throw new IllegalArgumentException("'" + mediaType + "' is no media type");
        }
        return new CapsStructure(mediaType, CapsFeatures.SYSTEM, Map.of());
    }

    /// {@return the same with other features}
    /// @param features the features
    public CapsStructure with(CapsFeatures features) {
        return new CapsStructure(mediaType, features, fields);
    }

    /// {@return the same with a field added or replaced}
    /// @param name name of the field: letters, digits and `/-_.:+`
    /// @param value its value
    /// @throws IllegalArgumentException if the name is malformed
    public CapsStructure with(String name, CapsValue value) {
        if (!Names.isWord(name)) {
            throw new IllegalArgumentException("'" + name + "' is no field name");
        }
        Map<String, CapsValue> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new CapsStructure(mediaType, features, changed);
    }

    /// {@return the same with a whole number added or replaced}
    /// @param name name of the field
    /// @param value its value
    /// @throws IllegalArgumentException if the name is malformed
    public CapsStructure with(String name, int value) {
        return with(name, new Int(value));
    }

    /// {@return the same with a text added or replaced}
    /// @param name name of the field
    /// @param value its value
    /// @throws IllegalArgumentException if the name is malformed
    public CapsStructure with(String name, String value) {
        return with(name, new Text(value));
    }

    /// {@return the same with a truth value added or replaced}
    /// @param name name of the field
    /// @param value its value
    /// @throws IllegalArgumentException if the name is malformed
    public CapsStructure with(String name, boolean value) {
        return with(name, new Bool(value));
    }

    /// {@return the same without a field}
    /// @param name name of the field
    public CapsStructure without(String name) {
        if (!fields.containsKey(name)) {
            return this;
        }
        Map<String, CapsValue> changed = new LinkedHashMap<>(fields);
        changed.remove(name);
        return new CapsStructure(mediaType, features, changed);
    }

    /// {@return the media type}
    public String mediaType() {
        return mediaType;
    }

    /// {@return the features}
    public CapsFeatures features() {
        return features;
    }

    /// {@return the fields in order, unmodifiable}
    public Map<String, CapsValue> fields() {
        return fields;
    }

    /// {@return the value of a field, or null if it may have any}
    /// @param name name of the field
    public @Nullable CapsValue field(String name) {
        return fields.get(name);
    }

    /// {@return a field that is fixed to a whole number, or the given one if it is not}
    /// @param name name of the field
    /// @param otherwise what to answer otherwise
    public int intOr(String name, int otherwise) {
        return fields.get(name) instanceof Int(int value) ? value : otherwise;
    }

    /// {@return a field that is fixed to a text, or the given one if it is not}
    /// @param name name of the field
    /// @param otherwise what to answer otherwise
    public String textOr(String name, String otherwise) {
        return fields.get(name) instanceof Text(String value) ? value : otherwise;
    }

    /// {@return a field that is fixed to a fraction, or the given one if it is not}
    /// @param name name of the field
    /// @param otherwise what to answer otherwise
    public Fraction fractionOr(String name, Fraction otherwise) {
        return fields.get(name) instanceof Fraction value ? value : otherwise;
    }

    /// {@return whether the features and all fields are fixed}
    public boolean isFixed() {
        return !features.isAny() && fields.values().stream().allMatch(CapsValue::isFixed);
    }

    /// {@return whether media type, features and all fields named by both have something in common}
    /// @param other the other structure
    public boolean canIntersect(CapsStructure other) {
        return StructureSets.canIntersect(this, other);
    }

    /// {@return what both allow, with the fields and preferences of this first, or null if that is nothing}
    /// @param other the other structure
    public @Nullable CapsStructure intersect(CapsStructure other) {
        return StructureSets.intersect(this, other);
    }

    /// {@return whether the other allows all that this allows}
    /// @param other the other structure
    public boolean isSubsetOf(CapsStructure other) {
        return StructureSets.isSubset(this, other);
    }

    /// {@return the first field of this whose values have nothing in common with those of the other, or null} Media
    /// type and features are not looked at.
    /// @param other the other structure
    public @Nullable String firstConflict(CapsStructure other) {
        return StructureSets.firstConflict(this, other);
    }

    /// {@return the same with every field fixed as by [CapsValue#fixate()], in system memory if any features will do}
    public CapsStructure fixate() {
        return fixate(Map.of());
    }

    /// {@return the same with every field fixed, those with a wish as by [CapsValue#fixate(CapsValue)]}
    /// @param wishes what would suit best, by field name; wishes for fields that are not here count for nothing
    public CapsStructure fixate(Map<String, CapsValue> wishes) {
        return Fixation.fixate(this, wishes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof CapsStructure that
                        && hash == that.hash
                        && mediaType.equals(that.mediaType)
                        && features.equals(that.features)
                        && fields.equals(that.fields));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /// {@return the text form, for example `video/x-raw(memory:Shared),format=RGB,width=[1,1920]`}
    @Override
    public String toString() {
        return CapsWriter.write(this);
    }
}
