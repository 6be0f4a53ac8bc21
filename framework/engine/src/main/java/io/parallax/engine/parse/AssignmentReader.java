package io.parallax.engine.parse;

import io.parallax.engine.parse.Token.Kind;
import io.parallax.engine.parse.Value.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads properties and their values.
final class AssignmentReader {
    private static final Pattern CAPS = Pattern.compile("(video|audio|image|text|application)/.*");

    private final Lexer lexer;
    private final Places places;
    private final Problems problems;
    private final SpillWatch spills;
    private @Nullable Place stuckBracket;
    private Place stuckMark = Place.NONE;

    AssignmentReader(Lexer lexer, Places places, Problems problems, SpillWatch spills) {
        this.lexer = lexer;
        this.places = places;
        this.problems = problems;
        this.spills = spills;
    }

    /// {@return the assignments that follow, null if one cannot be read}
    @Nullable List<Assignment> read() {
        List<Assignment> assignments = new ArrayList<>();
        while (lexer.peek().is(Kind.WORD) && lexer.isAssignmentAhead()) {
            spills.forget();
            Assignment assignment = assignment();
            if (assignment == null) {
                return null;
            }
            assignments.add(assignment);
        }
        return List.copyOf(assignments);
    }

    /// {@return where the last value ends with a `)` that could have been meant to end a bin, null if none does}
    @Nullable Place takeStuckBracket() {
        Place place = stuckBracket;
        stuckBracket = null;
        return place;
    }

    /// {@return where the last link mark was that is stuck to a value}
    Place stuckMark() {
        return stuckMark;
    }

    private @Nullable Assignment assignment() {
        Token name = lexer.next();
        lexer.next();
        Token value = lexer.value();
        if (!Names.isProperty(name.text())) {
            boolean isCaps = CAPS.matcher(name.text()).matches();
            add(
                    name,
                    "'" + name.text() + "' is not a property name",
                    isCaps ? "put '!' before caps and behind them" : Names.FORM);
            return null;
        }
        if (value.is(Kind.BAD)) {
            boolean isOpen = value.end() > value.start();
            add(
                    value,
                    isOpen ? value.text() : value.text() + " for '" + name.text() + "'",
                    isOpen
                            ? "put the same quote at its end"
                            : "put quotes around an empty value, or one that begins with '!', '=' or '#'");
            return null;
        }
        if (value.is(Kind.QUOTED) && lexer.isGlued()) {
            problems.add(
                    places.at(value.end()),
                    "text is stuck to the closing quote",
                    "put a blank behind the quote, or quotes around the whole value");
            return null;
        }
        if (value.is(Kind.BARE)) {
            checkLinkMark(value);
            spills.begin(name.text(), value);
        }
        return new Assignment(name.text(), places.at(name.start()), value(value));
    }

    /// {@return what a token says, to be read later}
    /// @param token a value
    Value value(Token token) {
        Form form = token.is(Kind.QUOTED) ? Form.QUOTED : token.is(Kind.CAPS) ? Form.VERBATIM : Form.BARE;
        String raw = lexer.raw(token);
        if (form == Form.BARE) {
            boolean isOpen = raw.endsWith(")") && raw.indexOf('(') < 0;
            stuckBracket = isOpen ? places.at(token.end() - 1) : null;
        }
        return new Value(raw, form, places.at(token.start()));
    }

    /// @param value a bare value that was just read
    void checkLinkMark(Token value) {
        if (lexer.isLinkStuck()) {
            boolean isInside = lexer.skipWord();
            stuckMark = places.at(value.end());
            problems.add(
                    stuckMark,
                    "'!' is stuck to a value",
                    isInside
                            ? "put quotes around the value, or a blank before '!' and behind it"
                            : "put a blank before '!' to link, or quotes around the value if '!' belongs to it");
        }
    }

    private void add(Token token, String message, String hint) {
        problems.add(places.at(token.start()), message, hint);
    }
}
