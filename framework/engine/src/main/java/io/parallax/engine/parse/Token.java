package io.parallax.engine.parse;

/// A piece of text.
/// @param kind what it is
/// @param text its characters; for a value without quotes and escapes
/// @param start position of its first character
/// @param end position behind its last character
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        /// A run of characters: a name, a reference, caps, a URI.
        WORD,
        /// `!`
        LINK,
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
        /// Something that cannot be read; the text says why.
        BAD,
        /// The end of the text.
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
