package io.parallax.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLoaderElementsTest {
    /// Found, and made.
    @ElementType(name = "listed", category = "Source/Test", summary = "is listed")
    public static final class Listed implements Source {
        @Override
        public Flow produce(Output out) {
            return Flow.Signal.END_OF_STREAM;
        }
    }

    /// Found, but cannot be made.
    @ElementType(name = "failing", category = "Sink/Test", summary = "fails")
    public static final class Failing implements Sink {
        /// Fails.
        public Failing() {
            throw new UnsupportedOperationException("no such library");
        }

        @Override
        public Flow consume(Buffer in) {
            return Flow.Signal.CONTINUE;
        }
    }

    /// Left out: without a description.
    public static final class Anonymous implements Element {}

    /// Left out: its name cannot stand in text.
    @ElementType(name = "two words", category = "Test", summary = "has a blank in its name")
    public static final class Misnamed implements Element {}

    private static final List<Class<?>> ENTRIES = List.of(Listed.class, Failing.class, Anonymous.class, Misnamed.class);

    @Test
    void findsWhatCanBeLoadedAndNamed(@TempDir Path folder) throws IOException {
        List<ElementProvider> found = load(folder);

        assertThat(found)
                .extracting(provider -> provider.summary().name())
                .containsExactlyInAnyOrder("listed", "failing");
        assertThat(found.getFirst().summary().category()).isEqualTo("Source/Test");
        assertThat(found.getFirst().ranking()).isZero();
    }

    @Test
    void makesInstances(@TempDir Path folder) throws IOException {
        ElementProvider provider = load(folder).getFirst();

        Element first = provider.create();
        Element second = provider.create();
        provider.release(first);

        assertThat(first).isInstanceOf(Listed.class).isNotSameAs(second);
    }

    @Test
    void tellsWhyAnInstanceCannotBeMade(@TempDir Path folder) throws IOException {
        ElementProvider provider = load(folder).getLast();

        assertThatIllegalStateException()
                .isThrownBy(provider::create)
                .withMessageContaining("Failing cannot be instantiated")
                .withMessageContaining("no such library");
    }

    @Test
    void findsElementsOnTheClassPath() {
        assertThat(ServiceLoaderElements.load(ServiceLoader.load(Element.class)))
                .extracting(provider -> provider.summary().name())
                .contains("fakesrc", "filesrc");
    }

    @Test
    void takesBundleAndVersionFromTheManifestOfTheJar(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("acme-1.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "com.acme.elements; singleton:=true");
        manifest.getMainAttributes().putValue("Bundle-Version", "2.3.4");
        writeJar(jar, manifest);

        assertThat(originOf(jar).bundle()).isEqualTo("com.acme.elements");
        assertThat(originOf(jar).version()).isEqualTo("2.3.4");
    }

    @Test
    void takesTheNameOfTheJarWhereThereIsNoManifest(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("acme-1.jar");
        writeJar(jar, new Manifest());

        assertThat(originOf(jar).bundle()).isEqualTo("acme-1");
        assertThat(originOf(jar).version()).isEmpty();
    }

    private static List<ElementProvider> load(Path folder) throws IOException {
        StringBuilder entries = new StringBuilder("no.such.Element\n");
        ENTRIES.forEach(type -> entries.append(type.getName()).append('\n'));
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Element.class.getName()), entries);
        ClassLoader parent = ServiceLoaderElementsTest.class.getClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent)) {
            return ServiceLoaderElements.load(ServiceLoader.load(Element.class, loader)).stream()
                    .filter(provider -> !provider.summary().category().startsWith("Source/File"))
                    .filter(provider -> !provider.summary().name().equals("fakesrc"))
                    .toList();
        }
    }

    private static void writeJar(Path jar, Manifest manifest) throws IOException {
        String path = Listed.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = Listed.class.getClassLoader().getResourceAsStream(path)) {
            out.putNextEntry(new ZipEntry(path));
            Objects.requireNonNull(in).transferTo(out);
            out.closeEntry();
        }
    }

    /// The class is loaded from the JAR, though its API is not.
    private static ElementProviderInfo originOf(Path jar) throws IOException {
        ClassLoader api = Element.class.getClassLoader();
        try (ChildFirst loader = new ChildFirst(new URL[] {jar.toUri().toURL()}, api)) {
            return new CodeOrigin().of(loader.loadClass(Listed.class.getName()));
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL[] urls, ClassLoader parent) {
            super(urls, parent);
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            return name.equals(Listed.class.getName()) ? findClass(name) : super.loadClass(name);
        }
    }
}
