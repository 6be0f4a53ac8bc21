package io.parallax.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ElementCodeTest {
    private final List<@Nullable ClassLoader> seen = new ArrayList<>();
    private final Receiver node = new Receiver() {
        @Override
        public Flow accept(Buffer buffer) {
            return Flow.Signal.CONTINUE;
        }

        @Override
        public Flow accept(Event event) {
            seen.add(Thread.currentThread().getContextClassLoader());
            return Flow.Signal.END_OF_STREAM;
        }
    };

    /// An element whose class belongs to a loader of its own, as that of another bundle does.
    private static Element ofAnotherBundle() {
        ClassLoader loader = new ClassLoader(ElementCodeTest.class.getClassLoader()) {};
        return (Element)
                Proxy.newProxyInstance(loader, new Class<?>[] {Element.class}, (proxy, method, arguments) -> null);
    }

    @Test
    void switchesNothingBetweenElementsOfOneBundle() {
        Element element = new Element() {};

        assertThat(ElementCode.receiver(element, () -> element, node)).isSameAs(node);
    }

    @Test
    void switchesToTheLoaderOfAnotherBundleAndBack() {
        Element other = ofAnotherBundle();
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        Flow flow = ElementCode.receiver(new Element() {}, () -> other, node).accept(new Event.EndOfStream());

        assertThat(flow).isEqualTo(Flow.Signal.END_OF_STREAM);
        assertThat(seen).containsExactly(other.getClass().getClassLoader());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void callsWithTheLoaderOfTheElement() throws Exception {
        Element other = ofAnotherBundle();
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        assertThat(ElementCode.call(other, () -> Thread.currentThread().getContextClassLoader()))
                .isSameAs(other.getClass().getClassLoader());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }
}
