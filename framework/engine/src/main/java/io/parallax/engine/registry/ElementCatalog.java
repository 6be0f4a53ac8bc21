package io.parallax.engine.registry;

import io.parallax.api.element.ElementInfo;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementRegistry;
import io.parallax.api.element.ElementSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The providers that are there now. They may come and go from any thread; a reader sees one moment.
///
/// When several provide the same name, what comes with Parallax wins, then the highest ranking, then the bundle whose
/// name is first in the alphabet, then its highest version: so neither the order of arrival nor an update of one bundle
/// ever takes a name from another. The others can be asked for as `name@version` or `bundle/name`.
public class ElementCatalog implements ElementRegistry {
    private static final String CORE = "io.parallax.";
    private static final Comparator<ElementProvider> HIGHEST_FIRST =
            Comparator.<ElementProvider, BundleVersion>comparing(provider ->
                            BundleVersion.of(provider.summary().provider().version()))
                    .reversed();
    private static final Comparator<ElementProvider> BEST_FIRST = Comparator.comparing(ElementCatalog::isCore)
            .thenComparingInt(ElementProvider::ranking)
            .reversed()
            .thenComparing(provider -> provider.summary().provider().bundle())
            .thenComparing(HIGHEST_FIRST);

    private volatile Map<String, List<ElementProvider>> byName = Map.of();

    private final Map<String, ElementProviderInfo> former = new ConcurrentHashMap<>();
    private final List<CatalogListener> listeners = new CopyOnWriteArrayList<>();

    /// Tells somebody of what comes and goes from now on, in the thread that brings it about.
    /// @param listener who is told; must not take long
    public final void listen(CatalogListener listener) {
        listeners.add(listener);
    }

    /// Ends what [#listen(CatalogListener)] began.
    /// @param listener who is told no longer
    public final void ignore(CatalogListener listener) {
        listeners.remove(listener);
    }

    private static boolean isCore(ElementProvider provider) {
        return provider.summary().provider().bundle().startsWith(CORE);
    }

    /// {@return who provided an element of a name last that is not there any more}
    /// @param word name in pipeline text
    public final Optional<ElementProviderInfo> former(String word) {
        ElementPin pin = ElementPin.of(word);
        return Optional.ofNullable(former.get(pin.name())).filter(pin::fits);
    }

    /// Adds a provider.
    /// @param provider the provider; its summary must not change
    public final void add(ElementProvider provider) {
        put(provider);
        listeners.forEach(listener -> listener.added(provider));
    }

    private synchronized void put(ElementProvider provider) {
        Map<String, List<ElementProvider>> next = new TreeMap<>(byName);
        List<ElementProvider> rivals =
                new ArrayList<>(next.getOrDefault(provider.summary().name(), List.of()));
        rivals.add(provider);
        rivals.sort(BEST_FIRST);
        next.put(provider.summary().name(), List.copyOf(rivals));
        byName = Collections.unmodifiableMap(next);
    }

    /// Removes a provider. Removing one that is not there does nothing.
    /// @param provider the provider
    public final void remove(ElementProvider provider) {
        former.put(provider.summary().name(), provider.summary().provider());
        take(provider);
        listeners.forEach(listener -> listener.removed(provider));
    }

    private synchronized void take(ElementProvider provider) {
        Map<String, List<ElementProvider>> next = new TreeMap<>(byName);
        List<ElementProvider> rivals =
                new ArrayList<>(next.getOrDefault(provider.summary().name(), List.of()));
        rivals.remove(provider);
        if (rivals.isEmpty()) {
            next.remove(provider.summary().name());
        } else {
            next.put(provider.summary().name(), List.copyOf(rivals));
        }
        byName = Collections.unmodifiableMap(next);
    }

    @Override
    public List<ElementSummary> list() {
        return byName.values().stream()
                .map(rivals -> rivals.getFirst().summary())
                .toList();
    }

    @Override
    public List<ElementSummary> shadowed() {
        return byName.values().stream()
                .flatMap(rivals -> rivals.stream().skip(1))
                .map(ElementProvider::summary)
                .toList();
    }

    @Override
    public Optional<ElementInfo> find(String name) {
        return provider(name)
                .map(found -> ElementDescriber.describe(
                        found,
                        byName.getOrDefault(ElementPin.nameIn(name), List.of()).stream()
                                .filter(rival -> !rival.equals(found.original()))
                                .map(loser -> loser.summary().provider())
                                .toList()));
    }

    /// {@return the provider that wins a name, or the best that fits if a bundle or a version is asked for}
    /// @param word name in pipeline text
    public final Optional<ElementProvider> provider(String word) {
        ElementPin pin = ElementPin.of(word);
        List<ElementProvider> rivals = byName.getOrDefault(pin.name(), List.of());
        return pin.isOpen()
                ? rivals.stream().findFirst()
                : rivals.stream()
                        .filter(rival -> pin.fits(rival.summary().provider()))
                        .findFirst()
                        .map(rival -> PinnedElement.of(rival, word));
    }

    /// {@return what a bundle has for a provider of another one: the same element, by the name that was asked for}
    /// @param old the other provider
    /// @param bundleId number of the bundle
    public final Optional<ElementProvider> successor(ElementProvider old, long bundleId) {
        String word = old.summary().name();
        ElementPin pin = ElementPin.of(word);
        return byName.getOrDefault(pin.name(), List.of()).stream()
                .filter(rival -> rival.bundleId() == bundleId)
                .filter(rival -> pin.isOpen() || pin.fits(rival.summary().provider()))
                .findFirst()
                .map(rival -> pin.isOpen() ? rival : PinnedElement.of(rival, word));
    }

    /// {@return the providers of elements that open URIs of a scheme, the best first; each wins its name}
    /// @param scheme the scheme, in lower case
    public final List<ElementProvider> opening(String scheme) {
        return byName.values().stream()
                .map(List::getFirst)
                .filter(provider -> provider.summary().uris().schemes().contains(scheme))
                .sorted(BEST_FIRST)
                .toList();
    }

    /// {@return the providers of converters, the cheapest first, those of equal cost by name; each wins its name}
    public final List<ElementProvider> converters() {
        return byName.values().stream()
                .map(List::getFirst)
                .filter(provider -> provider.summary().conversion() != null)
                .sorted(Comparator.comparingInt(ElementCatalog::cost))
                .toList();
    }

    private static int cost(ElementProvider provider) {
        ElementSummary.Conversion conversion = provider.summary().conversion();
        return conversion == null ? 0 : conversion.cost();
    }

    /// {@return the schemes of URIs that some element opens, sorted}
    public final List<String> schemes() {
        return byName.values().stream()
                .flatMap(rivals -> rivals.getFirst().summary().uris().schemes().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// {@return how the providers of the name in a word can be asked for, the best first}
    /// @param word name in pipeline text
    public final List<String> pins(String word) {
        return byName.getOrDefault(ElementPin.nameIn(word), List.of()).stream()
                .map(ElementProvider::summary)
                .map(each -> each.provider().bundle() + "/" + each.name()
                        + (each.provider().version().isEmpty()
                                ? ""
                                : "@" + each.provider().version()))
                .toList();
    }

    /// {@return the element whose name is nearest to a word, if one is near}
    /// @param word what was written
    public final Optional<String> nearest(String word) {
        return NearestName.of(word, byName.keySet());
    }
}
