package io.parallax.sdk.conformance;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/// Tries what holds for every element on some of them.
/// ```java
/// @TestFactory
/// Stream<DynamicNode> everyElementConforms() {
///     return Conformance.ofBundle(Rot13.class).tests();
/// }
/// ```
/// An element that needs something to work, such as a file, is told so by [#with(String, Consumer)].
public final class Conformance {
    private final Map<String, Candidate> candidates = new TreeMap<>();

    private Conformance(Collection<Class<? extends Element>> types) {
        for (Class<? extends Element> type : types) {
            candidates.put(nameOf(type), new Candidate(nameOf(type), () -> make(type), new Fixture()));
        }
    }

    /// {@return the elements of a bundle: every class marked with [ElementType] in the folder or JAR that a class comes
    /// from}
    /// @param any any class of the bundle, not of its tests
    public static Conformance ofBundle(Class<?> any) {
        List<Class<? extends Element>> types = MarkedClasses.besides(any);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("no class beside " + any.getName() + " is marked with @ElementType");
        }
        return new Conformance(types);
    }

    /// {@return one element}
    /// @param type its class
    public static Conformance of(Class<? extends Element> type) {
        return new Conformance(List.of(type));
    }

    /// {@return elements that `ServiceLoader` finds on the class path, as it finds those of JARs}
    /// @param names their names in pipeline text
    /// @throws IllegalArgumentException if there is none of a name
    public static Conformance named(String... names) {
        List<Class<? extends Element>> types = new ArrayList<>();
        for (String name : names) {
            types.add(ServiceLoader.load(Element.class).stream()
                    .<Class<? extends Element>>map(ServiceLoader.Provider::type)
                    .filter(each -> nameOf(each).equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("no JAR on the class path has an element " + name)));
        }
        return new Conformance(types);
    }

    /// Says what an element needs.
    /// @param element its name
    /// @param needs tells the fixture
    /// @return this
    /// @throws IllegalArgumentException if there is no such element here
    public Conformance with(String element, Consumer<Fixture> needs) {
        Candidate candidate = candidates.get(element);
        if (candidate == null) {
            throw new IllegalArgumentException("there is no element " + element + " here, only " + names());
        }
        needs.accept(candidate.fixture());
        return this;
    }

    /// {@return names of the elements that are tried, sorted}
    public List<String> names() {
        return List.copyOf(candidates.keySet());
    }

    /// {@return for each element a test for each check}
    public Stream<DynamicNode> tests() {
        return candidates.values().stream()
                .map(candidate -> DynamicContainer.dynamicContainer(candidate.name(), checks(candidate)));
    }

    /// Runs every check on every element, where no test factory is at hand.
    /// @throws Exception what the first check that fails throws
    public void check() throws Exception {
        for (Candidate candidate : candidates.values()) {
            for (Check check : EnumSet.allOf(Check.class)) {
                if (!candidate.fixture().isLeftOut(check)) {
                    check.run(candidate);
                }
            }
        }
    }

    private static Stream<DynamicNode> checks(Candidate candidate) {
        return EnumSet.allOf(Check.class).stream()
                .filter(check -> !candidate.fixture().isLeftOut(check))
                .map(check -> DynamicTest.dynamicTest(check.sentence(), () -> check.run(candidate)));
    }

    private static String nameOf(Class<? extends Element> type) {
        ElementType mark = type.getAnnotation(ElementType.class);
        return mark == null ? type.getSimpleName() : mark.name();
    }

    private static Element make(Class<? extends Element> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException
                | IllegalAccessException
                | InstantiationException
                | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getName() + " cannot be made: the class and a constructor without parameters must be public",
                    e);
        }
    }
}
