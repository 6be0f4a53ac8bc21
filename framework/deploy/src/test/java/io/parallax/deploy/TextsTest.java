package io.parallax.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.deploy.RequirementText.Offer;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final String CONFLICT = """
        Uses constraint violation. Unable to resolve resource acme.x [acme.x [6](R 6.0)] because it is exposed to \
        package 'com.acme.geom' from resources acme.g1 [acme.g1 [3](R 3.0)] and acme.g2 [acme.g2 [4](R 4.0)] via \
        two dependency chains.

        Chain 1:
          acme.x [acme.x [6](R 6.0)]
            import: (&(osgi.wiring.package=com.acme.geom)(version>=1.0.0)(!(version>=2.0.0)))
             |
            export: osgi.wiring.package: com.acme.geom
          acme.g1 [acme.g1 [3](R 3.0)]

        Chain 2:
          acme.x [acme.x [6](R 6.0)]
            import: (osgi.wiring.package=com.acme.h)
             |
            export: osgi.wiring.package=com.acme.h; uses:=com.acme.geom
          acme.h [acme.h [5](R 5.0)]
            import: (&(osgi.wiring.package=com.acme.geom)(version>=2.0.0)(!(version>=3.0.0)))
             |
            export: osgi.wiring.package: com.acme.geom
          acme.g2 [acme.g2 [4](R 4.0)] Unresolved requirements: [[acme.x [6](R 6.0)] osgi.wiring.package]
        """;

    @Test
    void untanglesAUsesConflict() {
        UsesConflict conflict = requireNonNull(UsesConflict.parse(CONFLICT));

        assertThat(conflict.sentence(id -> "bundle" + id, id -> "2." + id))
                .isEqualTo(
                        "would see package com.acme.geom of two bundles at once: of bundle3 by its own import, and of"
                                + " bundle4 because of its import of com.acme.h; change its import of com.acme.geom to a"
                                + " range that takes 2.4");
    }

    @Test
    void untanglesAUsesConflictOfTwoForeignImports() {
        String indirect = CONFLICT.replaceFirst("import: \\S+geom\\S+", "import: (osgi.wiring.package=com.acme.f)");
        UsesConflict conflict = requireNonNull(UsesConflict.parse(indirect));

        assertThat(conflict.sentence(id -> "bundle" + id, id -> "2." + id))
                .contains("bundle3 because of its import of com.acme.f", "change one of these two imports");
    }

    @Test
    void leavesOtherMessagesAlone() {
        assertThat(UsesConflict.parse("Unable to resolve acme.x: missing requirement"))
                .isNull();
    }

    @Test
    void readsRanges() {
        assertThat(RequirementText.range("(&(osgi.wiring.package=p)(version>=1.2.0)(!(version>=2.0.0)))"))
                .isEqualTo("[1.2.0,2.0.0)");
        assertThat(RequirementText.range("(&(osgi.wiring.package=p)(version>=1.2.0))"))
                .isEqualTo("[1.2.0,)");
        assertThat(RequirementText.range("(&(osgi.wiring.host=b)(bundle-version>=0.0.0))"))
                .isEmpty();
        assertThat(RequirementText.range("(osgi.wiring.package=p)")).isEmpty();
    }

    @Test
    void namesWhatIsThereInOtherVersions() {
        String filter = "(&(osgi.wiring.package=com.acme.geom)(version>=1.0.0)(!(version>=2.0.0)))";

        assertThat(RequirementText.missing("osgi.wiring.package", filter, List.of(new Offer("3.0.0", "acme.g 5"))))
                .startsWith("needs package com.acme.geom [1.0.0,2.0.0), but acme.g 5 has 3.0.0");
        assertThat(RequirementText.missing("osgi.wiring.package", filter, List.of()))
                .startsWith("needs package com.acme.geom, which no bundle exports");
        assertThat(RequirementText.missing("osgi.wiring.bundle", "(osgi.wiring.bundle=acme.g)", List.of()))
                .startsWith("needs bundle acme.g: put it");
        assertThat(RequirementText.missing("acme.licence", "(acme.licence=full)", List.of()))
                .isEqualTo("needs a capability acme.licence (acme.licence=full), which nobody provides");
    }

    @Test
    void namesTheDeepestCause() {
        Throwable thrown = new IOException("outer", new IllegalStateException("no licence\nsecond line"));

        assertThat(ThrowableText.of(thrown)).isEqualTo("IllegalStateException: no licence");
        assertThat(ThrowableText.of(new StackOverflowError())).isEqualTo("StackOverflowError");
        assertThat(ThrowableText.ofTrace(
                        "java.io.IOException: outer\n\tat a.B\nCaused by: a.b.OddError: inner\n\tat c"))
                .isEqualTo("OddError: inner");
        assertThat(ThrowableText.ofTrace("java.io.IOException: alone\n\tat a.B"))
                .isEqualTo("IOException: alone");
    }

    @Test
    void namesTheClassThatIsMissing() {
        Error missing = new NoClassDefFoundError("acme/Codec");
        missing.initCause(new ClassNotFoundException("acme.Codec not found by x [5]"));
        String trace = "java.lang.X: y\nCaused by: java.lang.NoClassDefFoundError: acme/Codec\n"
                + "Caused by: java.lang.ClassNotFoundException: acme.Codec not found by x [5]";
        String sentence =
                "NoClassDefFoundError: acme/Codec: embed that class in the plugin or deploy the bundle that has it";

        assertThat(ThrowableText.of(new IllegalStateException(missing))).isEqualTo(sentence);
        assertThat(ThrowableText.ofTrace(trace)).isEqualTo(sentence);
    }

    @Test
    void looksBelowAClassWhoseInitializerFailedEarlier() {
        Error again = new NoClassDefFoundError("Could not initialize class acme.Codec");
        again.initCause(new ExceptionInInitializerError("Exception java.lang.StackOverflowError [in thread \"main\"]"));

        assertThat(ThrowableText.of(again)).contains("StackOverflowError");
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        String user = System.getProperty("user.name");

        assertThat(IoText.of(new AccessDeniedException("a.jar"))).startsWith("no read right for user " + user);
        assertThat(IoText.of(new ZipException("bad entry"))).isEqualTo("is damaged: bad entry; copy it again");
        assertThat(IoText.of(new FileSystemException("a", null, "No space left on device")))
                .isEqualTo("cannot be read: No space left on device");
    }
}
