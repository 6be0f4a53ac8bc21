package io.parallax.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementInfo;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.PropertyInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementCatalogTest {
    private final ElementCatalog catalog = new ElementCatalog();

    @Test
    void listsSortedWithoutMakingInstances() {
        FakeProvider b = new FakeProvider("b", FakeElements.FakeSource::new);
        FakeProvider a = new FakeProvider("a", FakeElements.FakeSource::new);
        catalog.add(b);
        catalog.add(a);

        assertThat(catalog.list()).extracting(ElementSummary::name).containsExactly("a", "b");
        assertThat(a.created() + b.created()).isZero();
    }

    @Test
    void describesAndGivesTheInstanceBack() {
        FakeProvider provider = new FakeProvider("src", FakeElements.FileSource::new);
        catalog.add(provider);

        ElementInfo info = catalog.find("src").orElseThrow();

        assertThat(info.summary()).isEqualTo(provider.summary());
        assertThat(info.properties()).extracting(PropertyInfo::name).containsExactly("location", "chunk-size");
        assertThat(info.engineProperties())
                .extracting(PropertyInfo::name)
                .contains("num-buffers", "do-timestamp", "on-error", "restart-delay", "restart-limit");
        assertThat(info.shadowed()).isEmpty();
        assertThat(provider.created()).isEqualTo(1);
        assertThat(provider.out()).isZero();
    }

    @Test
    void findsWhatOpensAScheme() {
        ElementSummary.Uris files = new ElementSummary.Uris(List.of("file"), "location");
        FakeProvider old = new FakeProvider("filesrc", FakeElements.FileSource::new);
        FakeProvider source = new FakeProvider("reader", files, FakeElements.FileSource::new);
        FakeProvider sink = new FakeProvider("writer", files, FakeElements.FileSink::new);
        List.of(old, source, sink).forEach(catalog::add);

        assertThat(catalog.opening("file")).containsExactlyInAnyOrder(source, sink);
        assertThat(catalog.opening("http")).isEmpty();
        assertThat(catalog.schemes()).containsExactly("file");
        assertThat(source.created() + sink.created()).isZero();
    }

    @Test
    void knowsOnlyWhatIsThereNow() {
        FakeProvider provider = new FakeProvider("src", FakeElements.FileSource::new);
        catalog.add(provider);
        catalog.remove(provider);
        catalog.remove(provider);

        assertThat(catalog.list()).isEmpty();
        assertThat(catalog.find("src")).isEmpty();
        assertThat(catalog.provider("src")).isEmpty();
    }

    @Test
    void givesAnInstanceBackThatContradictsItself() {
        FakeProvider provider = new FakeProvider("odd", () -> new Element() {});
        catalog.add(provider);

        assertThatIllegalStateException().isThrownBy(() -> catalog.find("odd"));
        assertThat(provider.out()).isZero();
    }

    @Test
    void settlesAClashByRankingThenVersionThenName() {
        List<FakeProvider> bestFirst = new ArrayList<>(List.of(
                rival(5, "z", "1.0.0"), rival(0, "z", "1.10.0"), rival(0, "a", "1.9.0"), rival(0, "b", "1.9.0")));
        List<FakeProvider> mixed = new ArrayList<>(bestFirst);
        Collections.rotate(mixed, 2);
        mixed.forEach(catalog::add);

        ElementInfo info = catalog.find("x").orElseThrow();

        assertThat(catalog.list()).hasSize(1);
        assertThat(info.summary().provider()).isEqualTo(new ElementProviderInfo("z", "1.0.0"));
        assertThat(info.shadowed())
                .containsExactly(
                        new ElementProviderInfo("z", "1.10.0"),
                        new ElementProviderInfo("a", "1.9.0"),
                        new ElementProviderInfo("b", "1.9.0"));

        catalog.remove(bestFirst.getFirst());
        assertThat(catalog.provider("x")).contains(bestFirst.get(1));
    }

    private static FakeProvider rival(int ranking, String bundle, String version) {
        return new FakeProvider("x", ranking, new ElementProviderInfo(bundle, version), FakeElements.FakeSource::new);
    }

    @ParameterizedTest
    @CsvSource({
        "1.9.0, 1.10.0",
        "'', 0",
        "nonsense, 0.0.1",
        "1, 1.0.1",
        "1.0.0, 1.0.0.beta",
        "1.0.0.alpha, 1.0.0.beta",
        "1.2-SNAPSHOT, 1.2.1"
    })
    void ordersVersions(String lower, String higher) {
        assertThat(BundleVersion.of(lower)).isLessThan(BundleVersion.of(higher));
    }

    @Test
    void losesNoChangeMadeAtOnce() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = Thread.ofPlatform().start(() -> {
                awaitQuietly(go);
                for (int j = 0; j < 100; j++) {
                    FakeProvider goes = new FakeProvider("goes" + number, FakeElements.FakeSource::new);
                    catalog.add(goes);
                    catalog.add(new FakeProvider("stays" + number + "-" + j, FakeElements.FakeSource::new));
                    catalog.remove(goes);
                }
            });
        }
        go.countDown();
        for (Thread thread : Arrays.asList(threads)) {
            thread.join();
        }

        assertThat(catalog.list())
                .hasSize(400)
                .extracting(ElementSummary::name)
                .allMatch(name -> name.startsWith("stays"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
