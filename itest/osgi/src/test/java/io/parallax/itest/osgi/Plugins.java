package io.parallax.itest.osgi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Plugins of all sorts, good and bad. Built outside of the container.
final class Plugins {
    /// How many good plugins lie beside the bad ones.
    static final int GOOD_ONES = 8;

    private static final String BAD_ELEMENT = """
        package ${package};

        import io.parallax.api.buffer.Buffer;
        import io.parallax.api.element.*;
        import org.osgi.service.component.annotations.*;

        @Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
        @ElementType(name = "${name}", category = "Filter/Test", summary = "fails")
        public final class Bad implements Transform {
            ${members}

            @Override
            public Flow process(Buffer in, Output out) {
                return out.push(in);
            }
        }
        """;

    private Plugins() {}

    static void build(Path folder) throws IOException {
        new Plugin("acme.good", "1.0.0").element("good", "good").build(folder.resolve("good.jar"));
        for (int i = 0; i < GOOD_ONES; i++) {
            new Plugin("acme.good" + i, "1.0.0")
                    .element("good" + i, "good")
                    .build(folder.resolve("good-" + i + ".jar"));
        }
        new Plugin("acme.twice", "1.0.0").element("twice", "a").build(folder.resolve("twice-a.jar"));
        new Plugin("acme.twice", "1.2.0").element("twice", "b").build(folder.resolve("twice-b.jar"));
        buildPlain(folder.resolve("plain.jar"));
        buildBad(folder);
        buildRiddle(folder);
    }

    private static void buildPlain(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            jar.finish();
        }
    }

    private static void buildBad(Path folder) throws IOException {
        new Plugin("acme.licensed", "1.0.0")
                .source("package acme.licensed; public interface Licence {}")
                .source(bad("acme.licensed", "licensed", """
                    @Reference(target = "(edition=pro)")
                    Licence licence;
                    """))
                .build(folder.resolve("licensed.jar"));
        new Plugin("acme.missing", "1.0.0")
                .source(bad("acme.missing", "missing", """
                    static { fail(); }

                    static void fail() { throw new NoClassDefFoundError("acme/Gone"); }
                    """))
                .build(folder.resolve("missing-class.jar"));
        new Plugin("acme.overflow", "1.0.0")
                .source(bad("acme.overflow", "overflow", """
                    static final int DEPTH = deeper(0);

                    static int deeper(int depth) { return 1 + deeper(depth + 1); }
                    """))
                .build(folder.resolve("overflow.jar"));
    }

    private static String bad(String packageName, String element, String members) {
        return BAD_ELEMENT
                .replace("${package}", packageName)
                .replace("${name}", element)
                .replace("${members}", members);
    }

    /// One plugin wants version 1 of a package, and also another package that is bound to version 2 of it.
    private static void buildRiddle(Path folder) throws IOException {
        for (int version = 1; version <= 2; version++) {
            new Plugin("acme.geom" + version, version + ".0.0")
                    .source("package acme.geom; public final class Point {}")
                    .header("Export-Package", "acme.geom;version=" + version + ".0.0")
                    .build(folder.resolve("geom-" + version + ".jar"));
        }
        new Plugin("acme.shape", "1.0.0")
                .source("package acme.shape; public final class Shape {}")
                .header("Export-Package", "acme.shape;version=1.0.0;uses:=\"acme.geom\"")
                .header("Import-Package", "acme.geom;version=\"[2,3)\"")
                .build(folder.resolve("shape.jar"));
        new Plugin("acme.riddle", "1.0.0")
                .source("package acme.riddle; public final class Riddle {}")
                .header("Import-Package", "acme.geom;version=\"[1,2)\",acme.shape")
                .build(folder.resolve("riddle.jar"));
    }
}
