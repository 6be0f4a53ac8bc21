package io.parallax.engine.resolve;

import io.parallax.engine.parse.Place;
import io.parallax.engine.parse.Spill;
import org.jspecify.annotations.Nullable;

/// Where a part of a draft comes from.
/// @param place where it stands
/// @param spill the unquoted value just before it, null if there is none
/// @param isLone whether it stands alone behind another chain, like a word that does not belong there
record Origin(Place place, @Nullable Spill spill, boolean isLone) {
    /// What was built in code.
    static final Origin CODE = new Origin(Place.NONE, null, false);

    boolean isCode() {
        return place.line() == 0;
    }
}
