package io.parallax.engine.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows what may have spilled out of an unquoted value: chains that begin on its line without a link before them.
/// They are read as chains, and taken back when something in them cannot be read.
final class SpillWatch {
    private final Lexer lexer;
    private final Places places;
    private final Problems problems;
    private @Nullable Spill spill;
    private @Nullable Token strayFrom;
    private List<Chain> strays = List.of();
    private int strayChains;

    SpillWatch(Lexer lexer, Places places, Problems problems) {
        this.lexer = lexer;
        this.places = places;
        this.problems = problems;
    }

    /// {@return the unquoted value before the chain that begins, null if there is none}
    @Nullable Spill spill() {
        return spill;
    }

    /// Notes an unquoted value.
    void begin(String property, Token value) {
        strayFrom = null;
        spill = new Spill(property, lexer.text(), value.start(), places.at(value.start()));
    }

    void forget() {
        spill = null;
        strayFrom = null;
    }

    /// Notes that a chain begins.
    /// @param chains where it will be added
    void chainBegins(List<Chain> chains) {
        Spill value = spill;
        Token first = lexer.peek();
        if (value == null || value.place().line() != places.at(first.start()).line()) {
            forget();
        } else if (strayFrom == null) {
            strayFrom = first;
            strays = chains;
            strayChains = chains.size();
        }
    }

    /// Reports what spilled, if anything may have.
    /// @return whether it did
    boolean report() {
        Token from = strayFrom;
        Spill value = spill;
        forget();
        if (from == null || value == null) {
            return false;
        }
        String hint = problems.isFull() ? null : value.hint();
        problems.add(places.at(from.start()), "unexpected '" + from.text() + "'", hint);
        strays.subList(strayChains, strays.size()).clear();
        return true;
    }
}
