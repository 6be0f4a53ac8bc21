package io.parallax.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.memory.MemoryType;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The JAR serves plain Java as well: on the class path and on the module path.
class ServiceLoaderIT {
    @Test
    void findsTheProvidersOnTheClassPath() {
        assertThat(ServiceLoader.load(MemoryPoolProvider.class))
                .extracting(MemoryPoolProvider::type)
                .containsExactlyInAnyOrder(MemoryType.values());
    }

    @Test
    void findsTheProvidersOnTheModulePath() throws Exception {
        ModuleFinder jars = ModuleFinder.of(jarOf(MemoryPoolProvider.class), jarOf(HeapPoolProvider.class));
        Configuration modules = ModuleLayer.boot()
                .configuration()
                .resolve(jars, ModuleFinder.of(), Set.of("io.parallax.api", "io.parallax.memory"));
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader());
        Class<?> service = layer.findLoader("io.parallax.api").loadClass(MemoryPoolProvider.class.getName());

        List<?> providers = ServiceLoader.load(layer, service).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        assertThat(providers)
                .extracting(provider -> provider.getClass().getSimpleName())
                .containsExactlyInAnyOrder(
                        "HeapPoolProvider", "SharedPoolProvider", "HugePagePoolProvider", "MappedFilePoolProvider");
        assertThat(providers)
                .allMatch(provider -> provider.getClass().getModule().getName().equals("io.parallax.memory"));
    }

    private static Path jarOf(Class<?> type) throws URISyntaxException {
        Path path =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(path.toString()).endsWith(".jar");
        return path;
    }
}
