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
    void settlesAClashInWhateverOrderTheProvidersCome() {
        List<FakeProvider> bestFirst = new ArrayList<>(List.of(
                rival(0, "io.parallax.elements.flow", "0.1.0"),
                rival(5, "z", "1.0.0"),
                rival(0, "a", "1.10.0"),
                rival(0, "a", "1.9.0"),
                rival(0, "b", "7.0.0")));
        for (int i = 0; i < bestFirst.size(); i++) {
            ElementCatalog mixed = new ElementCatalog();
            List<FakeProvider> arrivals = new ArrayList<>(bestFirst);
            Collections.rotate(arrivals, i);
            arrivals.forEach(mixed::add);

            ElementInfo info = mixed.find("x").orElseThrow();
            assertThat(mixed.list()).hasSize(1);
            assertThat(info.summary().provider()).isEqualTo(infoOf(bestFirst.getFirst()));
            assertThat(info.shadowed())
                    .containsExactlyElementsOf(bestFirst.stream()
                            .skip(1)
                            .map(ElementCatalogTest::infoOf)
                            .toList());
            assertThat(mixed.shadowed())
                    .containsExactlyElementsOf(bestFirst.stream()
                            .skip(1)
                            .map(FakeProvider::summary)
                            .toList());
        }
    }

    @Test
    void leavesTheNameToTheNextWhenTheWinnerGoes() {
        FakeProvider best = rival(0, "a", "1.0.0");
        FakeProvider next = rival(0, "b", "2.0.0");
        catalog.add(next);
        catalog.add(best);

        catalog.remove(best);

        assertThat(catalog.provider("x")).contains(next);
        assertThat(catalog.shadowed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "x, acme, 1.2.0",
        "x@1.0.0, acme, 1.0.0",
        "x@1.0, acme, 1.0.0",
        "other.fx/x, other.fx, 0.3.0",
        "other.fx/x@0.3.0, other.fx, 0.3.0",
        "acme/x, acme, 1.2.0"
    })
    void findsAShadowedOneByBundleOrVersion(String word, String bundle, String version) {
        FakeProvider other = rival(0, "other.fx", "0.3.0");
        List.of(rival(0, "acme", "1.0.0"), other, rival(0, "acme", "1.2.0")).forEach(catalog::add);

        ElementProvider found = catalog.provider(word).orElseThrow();

        assertThat(found.summary().provider()).isEqualTo(new ElementProviderInfo(bundle, version));
        assertThat(found.summary().name()).isEqualTo(word);
        ElementInfo info = catalog.find(word).orElseThrow();
        assertThat(info.summary().provider()).isEqualTo(new ElementProviderInfo(bundle, version));
        assertThat(info.shadowed()).hasSize(2).doesNotContain(info.summary().provider());
    }

    @ParameterizedTest
    @CsvSource({"x@2.0.0", "nobody/x", "other.fx/x@1.0.0", "y@1.0.0"})
    void findsNobodyElseInstead(String word) {
        List.of(rival(0, "acme", "1.0.0"), rival(0, "other.fx", "0.3.0")).forEach(catalog::add);

        assertThat(catalog.provider(word)).isEmpty();
        assertThat(catalog.find(word)).isEmpty();
    }

    private static ElementProviderInfo infoOf(FakeProvider provider) {
        return provider.summary().provider();
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
