package io.parallax.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementSummary;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.ComponentServiceObjects;

class ServiceElementsTest {
    private static final Map<String, Object> PROPERTIES = Map.of(
            "parallax.element.name", "blur",
            "parallax.element.category", "Filter",
            "parallax.element.summary", "blurs",
            "service.ranking", 7,
            "service.bundleid", 12L);

    /// What a container gives for a component of prototype scope.
    private static final class Objects implements ComponentServiceObjects<Element> {
        private final Supplier<@Nullable Element> factory;
        private final List<Element> returned = new ArrayList<>();

        Objects(Supplier<@Nullable Element> factory) {
            this.factory = factory;
        }

        @Override
        @SuppressWarnings("NullAway") // a container answers null when a component does not activate
        public Element getService() {
            return factory.get();
        }

        @Override
        public void ungetService(Element service) {
            if (returned.contains(service)) {
                throw new IllegalArgumentException("returned before");
            }
            returned.add(service);
        }

        @Override
        public ServiceReference<Element> getServiceReference() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void readsTheSummaryFromTheServicesProperties() {
        ElementProvider provider = provider(new Objects(FakeElements.Identity::new), PROPERTIES);

        assertThat(provider.summary())
                .isEqualTo(new ElementSummary(
                        "blur", "Filter", "blurs", new ElementProviderInfo("com.acme.blur", "1.2.3")));
        assertThat(provider.ranking()).isEqualTo(7);
    }

    @Test
    void readsWhichUrisCanStandForTheElement() {
        Map<String, Object> several = new HashMap<>(PROPERTIES);
        several.put("parallax.element.schemes", new String[] {"http", "https"});
        several.put("parallax.element.uriProperty", "uri");
        Map<String, Object> one = new HashMap<>(PROPERTIES);
        one.put("parallax.element.schemes", "file");
        one.put("parallax.element.uriProperty", "location");

        assertThat(provider(new Objects(FakeElements.Identity::new), several)
                        .summary()
                        .uris())
                .isEqualTo(new ElementSummary.Uris(List.of("http", "https"), "uri"));
        assertThat(provider(new Objects(FakeElements.Identity::new), one)
                        .summary()
                        .uris())
                .isEqualTo(new ElementSummary.Uris(List.of("file"), "location"));
    }

    @Test
    void getsAndReturnsInstances() {
        Objects objects = new Objects(FakeElements.Identity::new);
        ElementProvider provider = provider(objects, PROPERTIES);

        Element first = provider.create();
        Element second = provider.create();
        provider.release(first);
        provider.release(first);

        assertThat(second).isNotSameAs(first);
        assertThat(objects.returned).containsExactly(first);
    }

    @Test
    void tellsThatAComponentDidNotActivate() {
        assertThatIllegalStateException()
                .isThrownBy(provider(new Objects(() -> null), PROPERTIES)::create)
                .withMessage("bundle com.acme.blur 1.2.3 made no instance: its component did not activate, the log"
                        + " says why");
    }

    @Test
    void tellsWhatAConstructorThrew() {
        Objects objects = new Objects(() -> {
            throw new NoClassDefFoundError("org/acme/Gone");
        });

        assertThatIllegalStateException()
                .isThrownBy(provider(objects, PROPERTIES)::create)
                .withMessageContaining("com.acme.blur 1.2.3 failed to make an instance")
                .withMessageContaining("org/acme/Gone");
    }

    @Test
    void refusesAServiceWithoutAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider(new Objects(FakeElements.Identity::new), Map.of("service.bundleid", 12L)))
                .withMessageContaining("a service of com.acme.blur")
                .withMessageContaining("@ElementType");
    }

    @Test
    void managesWithoutABundle() {
        ElementProvider provider =
                provider(new Objects(FakeElements.Identity::new), Map.of("parallax.element.name", "blur"));

        assertThat(provider.summary())
                .isEqualTo(new ElementSummary("blur", "", "", new ElementProviderInfo("unknown", "")));
        assertThat(provider.ranking()).isZero();
    }

    private static ElementProvider provider(Objects objects, Map<String, Object> properties) {
        return ServiceElements.provider(objects, properties, context());
    }

    private static BundleContext context() {
        Bundle bundle =
                proxy(Bundle.class, Map.of("getSymbolicName", "com.acme.blur", "getVersion", new Version(1, 2, 3)));
        return proxy(BundleContext.class, Map.of("getBundle", bundle));
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> answers.get(method.getName())));
    }
}
