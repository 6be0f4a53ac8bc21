package io.parallax.engine.parse;

/// A value as written.
/// @param raw its characters, with quotes and escapes
/// @param form how they are to be read
/// @param place where it stands
public record Value(String raw, Form form, Place place) {
    /// How a value is written.
    public enum Form {
        /// Without quotes; a backslash makes the next character plain.
        BARE,
        /// In quotes; a backslash makes the next character plain.
        QUOTED,
        /// Caps between link marks; backslashes belong to them.
        VERBATIM
    }

    /// Takes quotes and escapes away and puts parameters in.
    /// @param binder what parameters stand for
    /// @return what is meant
    public Reading read(Binder binder) {
        return new ValueScan(this, binder).read();
    }

    /// Knows what parameters stand for.
    @FunctionalInterface
    public interface Binder {
        /// {@return the text that a parameter stands for; it becomes part of the value, whatever is in it}
        /// @param name name of the parameter
        /// @param place where it stands
        String bind(String name, Place place);
    }
}
