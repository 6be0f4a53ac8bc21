package io.parallax.engine.parse;

/// A piece of text.
/// @param kind what it is
/// @param text its characters, without quotes and escapes
/// @param start position of its first character
/// @param end position behind its last character
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        /// A run of characters: a name, a reference, the beginning of caps or of a URI.
        WORD,
        /// `!`
        LINK,
        /// `:`
        LINK_ALL,
        /// `=`
        EQUALS,
        /// `(`
        OPEN,
        /// `)`
        CLOSE,
        /// Text in quotes.
        QUOTED,
        /// A value without quotes.
        BARE,
        /// Caps without quotes.
        CAPS,
        /// Something that cannot be read; the text says why.
        BAD,
        /// The end of the text.
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isLink() {
        return kind == Kind.LINK || kind == Kind.LINK_ALL;
    }
}
