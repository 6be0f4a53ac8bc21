package io.parallax.engine.parse;

import io.parallax.engine.parse.Token.Kind;
import org.jspecify.annotations.Nullable;

/// Cuts text into tokens, as the parser asks for them: what may stand in a value differs from what may stand elsewhere.
///
/// Blanks, line breaks, a backslash before a line break, and comments from `#` to the end of the line separate tokens.
final class Lexer {
    private static final String ENDS_WORD = "!=()\"'";

    private final String text;
    private int position;
    private @Nullable Token ahead;
    /// Where the last token that was taken ends: what is missing is missing there, not behind the blanks that follow.
    private int taken;

    private long steps;

    Lexer(String text) {
        this.text = text;
    }

    /// {@return the whole text}
    String text() {
        return text;
    }

    /// {@return how many characters were looked at, each as often as it was}
    long steps() {
        return steps;
    }

    /// {@return the characters of a token, with quotes and escapes}
    /// @param token the token
    String raw(Token token) {
        return text.substring(token.start(), token.end());
    }

    /// {@return the next token outside values, which stays there}
    Token peek() {
        Token token = ahead;
        if (token == null) {
            skipBlanks();
            token = read();
            ahead = token;
        }
        return token;
    }

    /// {@return the next token outside values}
    Token next() {
        Token token = peek();
        ahead = null;
        return take(token);
    }

    /// Looks behind the next token, which is a word.
    /// @return whether `=` follows
    boolean isAssignmentAhead() {
        int before = position;
        position = peek().end();
        skipBlanks();
        boolean found = position < text.length() && text.charAt(position) == '=';
        position = before;
        return found;
    }

    /// {@return whether `(` is stuck to the next token}
    boolean isBinAhead() {
        int end = peek().end();
        return end < text.length() && text.charAt(end) == '(';
    }

    /// {@return the next token, which is a word, and what follows it up to a blank or link mark}
    Token bareWord() {
        position = peek().start();
        ahead = null;
        return take(bare());
    }

    /// {@return the next token, which is a word, and what follows it up to a link mark, or to the end of a bin} A
    /// [Kind#BAD] says that a quote in it is not closed.
    Token caps() {
        int start = peek().start();
        ahead = null;
        position = start;
        int end = start;
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '!' || (c == ':' && isAlone()) || (c == ')' && depth == 0)) {
                break;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '"') {
                int quote = position;
                if (!skipQuoted()) {
                    return new Token(Kind.BAD, "the quote is not closed", quote, position);
                }
                end = position;
            } else if (c == '#' && isBehindBlank()) {
                skipLine();
            } else {
                skipEscape();
                step();
                end = Character.isWhitespace(text.charAt(position - 1)) ? end : position;
            }
        }
        taken = end;
        return new Token(Kind.CAPS, text.substring(start, end), start, end);
    }

    private boolean isAlone() {
        return isBehindBlank() && (position + 1 == text.length() || Character.isWhitespace(text.charAt(position + 1)));
    }

    private boolean isBehindBlank() {
        return position > 0 && Character.isWhitespace(text.charAt(position - 1));
    }

    private void skipEscape() {
        if (text.charAt(position) == '\\' && position + 1 < text.length()) {
            step();
        }
    }

    private boolean skipQuoted() {
        step();
        while (position < text.length() && text.charAt(position) != '"') {
            skipEscape();
            step();
        }
        boolean isClosed = position < text.length();
        if (isClosed) {
            step();
        }
        return isClosed;
    }

    private void step() {
        position++;
        steps++;
    }

    /// {@return the value that follows `=`} A [Kind#BAD] says that there is none; it consumes nothing.
    Token value() {
        ahead = null;
        while (position < text.length() && " \t".indexOf(text.charAt(position)) >= 0) {
            step();
        }
        return take(readValue());
    }

    private Token take(Token token) {
        position = token.end();
        taken = position;
        return token;
    }

    /// {@return whether something other than a blank, a link mark or a comment follows the value that was just read}
    boolean isGlued() {
        return position < text.length()
                && !Character.isWhitespace(text.charAt(position))
                && "!#".indexOf(text.charAt(position)) < 0;
    }

    /// {@return whether a link mark is stuck to the value that was just read}
    boolean isLinkStuck() {
        return position < text.length() && text.charAt(position) == '!';
    }

    /// Skips what follows up to the next blank.
    /// @return whether that is more than the one character that is next
    boolean skipWord() {
        int start = position;
        while (position < text.length() && !Character.isWhitespace(text.charAt(position))) {
            step();
        }
        if (position - start == 1) {
            position = start;
            return false;
        }
        return true;
    }

    private void skipBlanks() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '#') {
                skipLine();
            } else if (Character.isWhitespace(c) || isContinuation()) {
                step();
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        while (position < text.length() && !isLineBreak(text.charAt(position))) {
            step();
        }
    }

    private boolean isContinuation() {
        return text.charAt(position) == '\\' && position + 1 < text.length() && isLineBreak(text.charAt(position + 1));
    }

    static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private Token read() {
        if (position >= text.length()) {
            return new Token(Kind.END, "", taken, position);
        }
        return switch (text.charAt(position)) {
            case '!' -> single(Kind.LINK);
            case '=' -> single(Kind.EQUALS);
            case '(' -> single(Kind.OPEN);
            case ')' -> single(Kind.CLOSE);
            case '"', '\'' -> quoted();
            default -> word();
        };
    }

    private Token single(Kind kind) {
        return new Token(kind, text.substring(position, position + 1), position, position + 1);
    }

    private Token word() {
        int end = position;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && ENDS_WORD.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        steps += end - position;
        String word = text.substring(position, end);
        return new Token(word.equals(":") ? Kind.LINK_ALL : Kind.WORD, word, position, end);
    }

    private Token readValue() {
        if (position >= text.length() || Character.isWhitespace(text.charAt(position))) {
            return new Token(Kind.BAD, "expected a value", position, position);
        }
        return switch (text.charAt(position)) {
            case '!', '=', '#' -> new Token(Kind.BAD, "expected a value", position, position);
            case '"', '\'' -> quoted();
            default -> bare();
        };
    }

    private Token quoted() {
        char quote = text.charAt(position);
        StringBuilder out = new StringBuilder();
        for (int i = position + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            steps++;
            if (c == quote) {
                return new Token(Kind.QUOTED, out.toString(), position, i + 1);
            }
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                c = text.charAt(i);
            }
            out.append(c);
        }
        return new Token(Kind.BAD, "the quote is not closed", position, text.length());
    }

    /// A bare value ends at a blank, and before a link mark that is stuck to it.
    private Token bare() {
        StringBuilder out = new StringBuilder();
        int i = position;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i)) && text.charAt(i) != '!') {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            out.append(text.charAt(i));
            steps++;
            i++;
        }
        return new Token(Kind.BARE, out.toString(), position, i);
    }
}
