package io.parallax.engine.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// What has been taken out of a run and is not closed yet. Any thread may ask.
final class Departures {
    private final Set<Departure> departures = ConcurrentHashMap.newKeySet();

    /// @param atOnce whether it is to drop what it has
    void begin(Departure departure, boolean atOnce) {
        if (atOnce) {
            departure.hurry();
        }
        departures.add(departure);
        departure.start(() -> departures.remove(departure));
    }

    /// {@return completed when everything that was taken out so far is closed}
    CompletableFuture<Void> done() {
        return CompletableFuture.allOf(departures.stream().map(Departure::done).toArray(CompletableFuture[]::new));
    }

    /// Makes everything leave at once.
    /// @return what has not left
    List<Departure> hurry() {
        List<Departure> under = List.copyOf(departures);
        under.forEach(Departure::hurry);
        return under;
    }
}
