package io.parallax.api.caps;

/// Text that is no caps. The message shows the place and what was expected there.
public final class CapsFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BEFORE = 60;
    private static final int AFTER = 20;

    private final String text;
    private final int place;
    private final String expected;

    /// Renders the message.
    /// @param text the whole text
    /// @param place index of the character at fault, or the length of the text if something is missing at its end
    /// @param expected what should have been there, as a noun phrase
    public CapsFormatException(String text, int place, String expected) {
        super(render(text, place, expected));
        this.text = text;
        this.place = place;
        this.expected = expected;
    }

    /// {@return the whole text}
    public String text() {
        return text;
    }

    /// {@return index of the character at fault; the length of the text if something is missing at its end}
    public int place() {
        return place;
    }

    /// {@return what should have been there}
    public String expected() {
        return expected;
    }

    private static String render(String text, int place, String expected) {
        int start = Math.max(0, place - BEFORE);
        int end = Math.min(text.length(), place + AFTER);
        StringBuilder out = new StringBuilder("caps: expected ").append(expected);
        out.append(place == text.length() ? " at the end" : " at column " + (place + 1))
                .append("\n  ");
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) ? ' ' : c);
        }
        return out.append("\n  ").repeat(' ', place - start).append('^').toString();
    }
}
