package io.parallax.engine.resolve;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementKind;
import io.parallax.engine.parse.Problems;
import io.parallax.engine.parse.Reading;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.registry.NearestName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds elements that open URIs.
final class UriElements {
    private final ElementCatalog catalog;
    private final Problems problems;

    /// @param catalog what elements there are
    /// @param problems where problems go
    UriElements(ElementCatalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    /// {@return the element that opens a URI, null if there is none}
    /// @param uri the URI
    /// @param isSource whether it is to be read, else written
    /// @param origin where it stands
    @Nullable Part find(Reading uri, boolean isSource, Origin origin) {
        int colon = uri.text().indexOf("://");
        if (colon < 1) {
            problems.add(uri.place(), "'" + uri.text() + "' is not a URI", "a URI is like file:///tmp/a");
            return null;
        }
        String scheme = uri.text().substring(0, colon).toLowerCase(Locale.ROOT);
        List<ElementProvider> candidates = catalog.opening(scheme);
        for (ElementProvider provider : candidates) {
            if (kind(provider) == (isSource ? ElementKind.SOURCE : ElementKind.SINK)) {
                String value = scheme.equals("file") ? path(uri, colon + 3) : uri.text();
                Setting setting = new Setting(provider.summary().uris().property(), value, uri.place(), uri);
                return new Part(provider.summary().name(), null, uri.place(), List.of(setting), origin);
            }
        }
        String what = isSource ? "reads" : "writes";
        problems.add(uri.place(), "no element " + what + " '" + scheme + "' URIs", hint(scheme, candidates.isEmpty()));
        return null;
    }

    private String hint(String scheme, boolean isUnknown) {
        List<String> schemes = catalog.schemes();
        if (!isUnknown) {
            return "a URI that begins a chain is read, one that ends it is written";
        }
        return NearestName.of(scheme, schemes)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(schemes.isEmpty() ? "name the element" : "there are " + String.join(", ", schemes));
    }

    private static @Nullable ElementKind kind(ElementProvider provider) {
        try {
            Element element = provider.create();
            try {
                return ElementShape.of(element.getClass()).kind();
            } finally {
                provider.release(element);
            }
        } catch (IllegalStateException | LinkageError _) {
            return null;
        }
    }

    /// {@return the path in a URI, null if it is none; that is reported then}
    private @Nullable String path(Reading uri, int start) {
        String text = uri.text();
        int slash = text.startsWith("localhost/", start) ? start + "localhost".length() : start;
        if (!text.startsWith("/", slash)) {
            problems.add(
                    uri.at(start),
                    "a file URI has a path that begins with '/'",
                    "write three slashes, as in file:///tmp/a");
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(3 * text.length());
        for (int i = slash; i < text.length(); ) {
            if (text.charAt(i) == '%') {
                int value = hexadecimal(text, i + 1);
                if (value < 0) {
                    problems.add(uri.at(i), "two hexadecimal digits follow '%' in a URI", "'%' itself is %25");
                    return null;
                }
                bytes.put((byte) value);
                i += 3;
            } else {
                int next = text.offsetByCodePoints(i, 1);
                bytes.put(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException _) {
            problems.add(uri.place(), "the path in the URI is not UTF-8", null);
            return null;
        }
    }

    private static int hexadecimal(String text, int start) {
        if (start + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(start), 16);
        int low = Character.digit(text.charAt(start + 1), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }
}
