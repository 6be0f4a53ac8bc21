package io.parallax.api.element;

import java.util.Set;

/// How the caps of an element's output follow from those of an input; it holds in both directions.
///
/// What a rule keeps is equal on both pads. A field that neither pad names stays open on both.
/// @param kind what the fields mean
/// @param fields names of fields, as the kind says
/// @param isMemoryFree whether the memory features may differ where the media type stays
public record CapsRule(Kind kind, Set<String> fields, boolean isMemoryFree) {
    /// What a rule says about fields.
    public enum Kind {
        /// Everything stays as it is.
        SAME,
        /// Everything stays but the fields that are named.
        CHANGES,
        /// Only the fields that are named stay; media type and memory may differ.
        KEEPS,
        /// Nothing follows from anything.
        INDEPENDENT
    }

    /// Both pads carry the same.
    public static final CapsRule SAME = new CapsRule(Kind.SAME, Set.of(), false);

    /// What one pad carries says nothing about the other.
    public static final CapsRule INDEPENDENT = new CapsRule(Kind.INDEPENDENT, Set.of(), true);

    /// Copies the fields.
    public CapsRule {
        fields = Set.copyOf(fields);
    }

    /// {@return a rule that lets some fields differ and keeps all the rest, media type and memory too}
    /// @param fields the fields, for example `format`
    public static CapsRule changing(String... fields) {
        return new CapsRule(Kind.CHANGES, Set.of(fields), false);
    }

    /// {@return a rule that keeps some fields and nothing else, such as that of an encoder}
    /// @param fields the fields, for example `width` and `height`
    public static CapsRule keeping(String... fields) {
        return new CapsRule(Kind.KEEPS, Set.of(fields), true);
    }

    /// {@return the same rule, by which the memory may differ too}
    public CapsRule withFreeMemory() {
        return new CapsRule(kind, fields, true);
    }

    /// {@return whether the media type is the same on both pads}
    public boolean keepsMediaType() {
        return kind == Kind.SAME || kind == Kind.CHANGES;
    }

    /// {@return whether the memory features are the same on both pads}
    public boolean keepsMemory() {
        return keepsMediaType() && !isMemoryFree;
    }

    /// {@return whether a field has the same value on both pads}
    /// @param field its name
    public boolean keeps(String field) {
        return switch (kind) {
            case SAME -> true;
            case CHANGES -> !fields.contains(field);
            case KEEPS -> fields.contains(field);
            case INDEPENDENT -> false;
        };
    }
}
