package io.parallax.itest.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.parallax.sdk.check.SdkCheck;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the built bundles say of themselves. There are none in a build that does not package (`mvn test`): skipped
/// then.
class ManifestTest {
    private static final String API = "io.parallax.api.";
    private static final String ANY_MINOR = "[1.0,2)";
    private static final String THIS_MINOR = "[1.0,1.1)";
    private static final Set<String> NO_BUNDLES = Set.of("parallax-launcher", "parallax-sdk-check");

    private static final Pattern OPTIONAL_NULLNESS =
            Pattern.compile("org\\.jspecify\\.annotations;(version=\"[^\"]*\";)?resolution:=optional");

    private static final List<BuiltJar> JARS = BuiltJar.all();

    @BeforeAll
    static void needsJars() {
        assumeFalse(JARS.isEmpty(), "the build does not package");
    }

    @Test
    void onlyTheApiAndTheTestKitExportPackages() {
        assertThat(JARS)
                .filteredOn(jar -> !jar.header("Export-Package").isEmpty())
                .extracting(BuiltJar::name)
                .containsExactlyInAnyOrder("parallax-api", "parallax-testkit");
    }

    @Test
    void everyExportedPackageHasAVersion() {
        for (BuiltJar jar : JARS) {
            assertThat(jar.packages("Export-Package").values())
                    .as("export versions of %s", jar)
                    .allMatch(version -> version.matches("1\\.\\d+\\.\\d+"));
        }
    }

    @Test
    void everyBundleHasANameAndIsAModule() {
        assertThat(bundles()).hasSizeGreaterThan(7).allSatisfy(jar -> {
            assertThat(jar.header("Bundle-SymbolicName"))
                    .as("Bundle-SymbolicName of %s", jar)
                    .startsWith("io.parallax.");
            assertThat(jar.isModule()).as("%s declares a module", jar).isTrue();
        });
    }

    /// Who implements what only we implement breaks with the next method: it accepts no other minor version.
    @ParameterizedTest
    @CsvSource({
        "parallax-memory, memory",
        "parallax-memory, buffer",
        "parallax-memory, ipc",
        "parallax-engine, pipeline",
        "parallax-engine, element",
        "parallax-engine, app",
        "parallax-codec, codec",
        "parallax-codec, buffer",
        "parallax-deploy, deploy"
    })
    void aProviderAcceptsThisMinorVersionOnly(String jar, String apiPackage) {
        assertThat(jar(jar).packages("Import-Package")).containsEntry(API + apiPackage, THIS_MINOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parallax-shell",
                "parallax-elements-app",
                "parallax-elements-flow",
                "parallax-elements-io",
                "parallax-elements-ipc",
                "parallax-elements-net",
                "parallax-elements-test"
            })
    void aConsumerAcceptsEveryMinorVersion(String jar) {
        Map<String, String> ranges = new TreeMap<>(jar(jar).packages("Import-Package"));
        ranges.keySet().removeIf(name -> !name.startsWith(API));

        assertThat(ranges)
                .isNotEmpty()
                .allSatisfy((name, range) ->
                        assertThat(range).as("import of %s by %s", name, jar).isEqualTo(ANY_MINOR));
    }

    @Test
    void noBundleInsistsOnNullnessAnnotations() {
        assertThat(bundles())
                .filteredOn(jar -> jar.header("Import-Package").contains("org.jspecify"))
                .allMatch(jar ->
                        OPTIONAL_NULLNESS.matcher(jar.header("Import-Package")).find());
    }

    @Test
    void noBundleOfElementsHasWhatBitesLater() throws IOException {
        for (BuiltJar jar : bundles()) {
            if (jar.name().startsWith("parallax-elements-")) {
                assertThat(SdkCheck.jar(jar.path())).as("%s", jar).isEmpty();
            }
        }
    }

    private static List<BuiltJar> bundles() {
        return JARS.stream().filter(jar -> !NO_BUNDLES.contains(jar.name())).toList();
    }

    private static BuiltJar jar(String name) {
        return JARS.stream()
                .filter(jar -> jar.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " on the class path: " + JARS));
    }
}
