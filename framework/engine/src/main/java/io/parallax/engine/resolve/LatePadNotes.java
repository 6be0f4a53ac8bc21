package io.parallax.engine.resolve;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Problem;
import io.parallax.engine.parse.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a text says of linked outputs that appear while the pipeline runs, for messages when they do not.
/// @param text the text, empty if there is none
/// @param notes what it says, by `element.pad`
public record LatePadNotes(String text, Map<String, Note> notes) {
    /// Says nothing.
    public static final LatePadNotes NONE = new LatePadNotes("", Map.of());

    private static final Note UNWRITTEN = new Note(Place.NONE, true);

    /// Copies the map.
    public LatePadNotes {
        notes = Map.copyOf(notes);
    }

    /// What a text says of one output.
    /// @param place where it is named, or else its element
    /// @param isNamed whether it is named; else any pad of its template will do
    public record Note(Place place, boolean isNamed) {
        /// {@return a problem at that place}
        /// @param message what is wrong
        /// @param hint what to do about it, null if there is nothing special
        public Problem problem(String message, @Nullable String hint) {
            return place.problem(message, hint);
        }
    }

    /// {@return what is said of an output}
    /// @param element name of the element
    /// @param pad name of the pad
    public Note of(String element, String pad) {
        return notes.getOrDefault(key(element, pad), UNWRITTEN);
    }

    /// {@return problems under their places in the text}
    /// @param problems the problems, at least one
    public String render(List<Problem> problems) {
        return String.valueOf(new MalformedPipelineException(text, problems).getMessage());
    }

    /// {@return these notes with those of another graph that takes the place of this one} Places in a new text hold;
    /// what was added in code has none.
    LatePadNotes then(LatePadNotes next) {
        if (!next.text.isEmpty()) {
            return next;
        }
        Map<String, Note> both = new HashMap<>(next.notes);
        both.putAll(notes);
        return new LatePadNotes(text, both);
    }

    static String key(String element, String pad) {
        return element + "." + pad;
    }
}
