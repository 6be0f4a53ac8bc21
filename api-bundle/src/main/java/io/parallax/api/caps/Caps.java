package io.parallax.api.caps;

/// What a stream carries.
public final class Caps {
    /// Whatever there is.
    public static final Caps ANY = new Caps("ANY");

    /// Nothing at all.
    public static final Caps EMPTY = new Caps("EMPTY");

    private final String text;

    private Caps(String text) {
        this.text = text;
    }

    /// Reads caps from their text form.
    /// @param text the text form
    /// @return the caps
    public static Caps parse(String text) {
        return "ANY".equals(text) ? ANY : new Caps(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
