package io.parallax.itest.osgi;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// A plugin that is built in the test as its author would build it: compiled, then packed by bnd. Used outside of the
/// container.
final class Plugin {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("public (?:final class|interface) (\\w+)");

    private final String symbolicName;
    private final String version;
    private final List<String> sources = new ArrayList<>();
    private final List<String[]> headers = new ArrayList<>();

    Plugin(String symbolicName, String version) {
        this.symbolicName = symbolicName;
        this.version = version;
    }

    /// Adds a source file of one public type.
    Plugin source(String source) {
        sources.add(source);
        return this;
    }

    /// Adds an instruction for bnd, or a header of the manifest.
    Plugin header(String name, String value) {
        headers.add(new String[] {name, value});
        return this;
    }

    /// Adds an element that passes buffers on and says at each start who it is: a message `greeting` with the field
    /// `text`.
    Plugin element(String name, String greeting) {
        return source("""
            package ${package};

            import io.parallax.api.buffer.Buffer;
            import io.parallax.api.element.*;
            import java.util.Map;
            import org.osgi.service.component.annotations.*;

            @Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
            @ElementType(name = "${name}", category = "Filter/Test", summary = "passes buffers on")
            public final class ${type} implements Transform {
                @Override
                public void start(ElementContext context) {
                    context.post("greeting", Map.of("text", "${greeting}"));
                }

                @Override
                public Flow process(Buffer in, Output out) {
                    return out.push(in);
                }
            }
            """.replace("${package}", symbolicName)
                .replace("${name}", name)
                .replace("${type}", typeName(name))
                .replace("${greeting}", greeting));
    }

    private static String typeName(String elementName) {
        return elementName.substring(0, 1).toUpperCase(Locale.ROOT) + elementName.substring(1);
    }

    /// Builds it.
    /// @param file the JAR to write
    /// @return the file
    Path build(Path file) throws IOException {
        Path classes = Files.createTempDirectory("parallax-plugin");
        compile(classes);
        try (Builder bnd = new Builder()) {
            bnd.setProperty("Bundle-SymbolicName", symbolicName);
            bnd.setProperty("Bundle-Version", version);
            bnd.setProperty("-noextraheaders", "true");
            bnd.setProperty("-includeresource", classes.toString());
            headers.forEach(header -> bnd.setProperty(header[0], header[1]));
            bnd.setClasspath(classPath());
            Jar jar = bnd.build();
            if (!bnd.getErrors().isEmpty()) {
                throw new IllegalStateException(symbolicName + ": " + bnd.getErrors());
            }
            Files.createDirectories(file.getParent());
            jar.write(file.toFile());
            return file;
        } catch (IOException | IllegalStateException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("bnd cannot build " + symbolicName, e);
        }
    }

    private void compile(Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")));
        Path sourceFolder = Files.createTempDirectory("parallax-plugin-src");
        for (String source : sources) {
            Path folder = Files.createDirectories(
                    sourceFolder.resolve(first(PACKAGE, source).replace('.', '/')));
            arguments.add(Files.writeString(folder.resolve(first(TYPE, source) + ".java"), source)
                    .toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (!sources.isEmpty() && compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the sources of " + symbolicName + " do not compile");
        }
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + source);
        }
        return matcher.group(1);
    }

    private static List<File> classPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> entry.endsWith(".jar"))
                .map(File::new)
                .toList();
    }
}
