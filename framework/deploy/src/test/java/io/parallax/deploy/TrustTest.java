package io.parallax.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.deploy.Inspection.Unusable;
import io.parallax.deploy.Inspection.Usable;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose bundles are taken. Keys are made by `keytool`, signatures by the JDK's signer.
class TrustTest {
    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    private static Path keys;

    @TempDir
    private Path home;

    @BeforeAll
    static void makeKeys() throws Exception {
        keytool("-genkeypair -alias acme -dname CN=Acme -keyalg EC -validity 100");
        keytool("-genkeypair -alias mallory -dname CN=Mallory -keyalg EC -validity 100");
        keytool("-genkeypair -alias late -dname CN=Late -keyalg EC -startdate -10d -validity 5");
        keytool("-genkeypair -alias root -dname CN=Root -keyalg EC -validity 100 -ext bc:c");
        keytool("-genkeypair -alias child -dname CN=Child -keyalg EC -validity 100 -signer root");
    }

    private static void keytool(String arguments) throws Exception {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options = " -storetype PKCS12 -storepass secret -keystore " + keys.resolve("private.p12");
        Process process = new ProcessBuilder((tool + " " + arguments + options).split(" "))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s", said).isZero();
    }

    private static KeyStore privateKeys() throws Exception {
        return KeyStore.getInstance(keys.resolve("private.p12").toFile(), PASSWORD);
    }

    private Path unsigned() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "acme.blur");
        Path jar = Files.createDirectories(home.resolve("deploy")).resolve("blur.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            put(out, "org/example/A.class", "aaaa");
            put(out, "org/example/B.class", "bbbb");
        }
        return jar;
    }

    private static void put(JarOutputStream out, String name, String content) throws Exception {
        out.putNextEntry(new ZipEntry(name));
        out.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private Path signedBy(String alias) throws Exception {
        Path jar = unsigned();
        KeyStore.PrivateKeyEntry key =
                (KeyStore.PrivateKeyEntry) privateKeys().getEntry(alias, new KeyStore.PasswordProtection(PASSWORD));
        Path signed = home.resolve("signed.jar");
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(key).build().sign(in, out);
        }
        return Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Writes a JAR again, with another content of an entry, or a further entry.
    private void rewrite(Path jar, String name, String content) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean found = false;
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                JarOutputStream out = new JarOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                boolean isIt = entry.getName().equals(name);
                found |= isIt;
                out.write(isIt ? content.getBytes(StandardCharsets.UTF_8) : in.readAllBytes());
            }
            if (!found) {
                put(out, name, content);
            }
        }
        Files.write(jar, bytes.toByteArray());
    }

    private Trust trusting(String... aliases) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        for (String alias : aliases) {
            store.setCertificateEntry(alias, privateKeys().getCertificate(alias));
        }
        try (OutputStream out = Files.newOutputStream(home.resolve("trust.p12"))) {
            store.store(out, PASSWORD);
        }
        return trust(Map.of(
                "parallax.trust", "signed",
                "parallax.trust.store", "trust.p12",
                "parallax.trust.store.password", "secret"));
    }

    private Trust trust(Map<String, String> settings) {
        return Trust.of(settings::get, home, home.resolve("scratch"));
    }

    private Inspection judged(Trust trust, Path jar) throws Exception {
        FileLook look =
                new FolderScan(Objects.requireNonNull(jar.getParent())).look().getFirst();
        return trust.judge(JarInspection.of(look));
    }

    private void assertRefused(Trust trust, Path jar, String reason) throws Exception {
        assertThat(judged(trust, jar))
                .isInstanceOfSatisfying(
                        Unusable.class,
                        refused -> assertThat(refused.reason()).contains(reason).contains("parallax.trust="));
    }

    @Test
    void takesEverybodysUnlessToldOtherwise() throws Exception {
        assertThat(judged(trust(Map.of()), unsigned())).isInstanceOf(Usable.class);
        assertThat(trust(Map.of())).isSameAs(Trust.ALL);
    }

    @Test
    void takesWhatSomebodyTrustedSigned() throws Exception {
        assertThat(judged(trusting("acme"), signedBy("acme"))).isInstanceOf(Usable.class);
        assertThat(home.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void takesWhatIsSignedByWhomSomebodyTrustedSigned() throws Exception {
        assertThat(judged(trusting("root"), signedBy("child"))).isInstanceOf(Usable.class);
    }

    @Test
    void refusesWhatIsNotSigned() throws Exception {
        assertRefused(trusting("acme"), unsigned(), "it is not signed");
    }

    @Test
    void refusesAnotherKey() throws Exception {
        assertRefused(trusting("acme"), signedBy("mallory"), "signed by CN=Mallory, whom the key store does not trust");
        assertRefused(trusting("acme"), signedBy("child"), "signed by CN=Child, whom the key store does not trust");
    }

    @Test
    void refusesACertificateThatHasExpired() throws Exception {
        assertRefused(trusting("late"), signedBy("late"), "the certificate of CN=Late expired on ");
    }

    @Test
    void refusesWhatIsSignedInPart() throws Exception {
        Path jar = signedBy("acme");
        rewrite(jar, "org/example/Evil.class", "evil");

        assertRefused(trusting("acme"), jar, "signed in part only: org/example/Evil.class");
    }

    @Test
    void refusesWhatWasChangedAfterwards() throws Exception {
        Path jar = signedBy("acme");
        rewrite(jar, "org/example/A.class", "evil");

        assertRefused(trusting("acme"), jar, "changed after it was signed");
    }

    @Test
    void refusesDoubledEntries() throws Exception {
        Path jar = signedBy("acme");
        rewrite(jar, "org/example/Z.class", "evil");
        String raw = new String(Files.readAllBytes(jar), StandardCharsets.ISO_8859_1);
        Files.write(jar, raw.replace("org/example/Z", "org/example/A").getBytes(StandardCharsets.ISO_8859_1));
        try (JarFile check = new JarFile(jar.toFile(), false)) {
            assertThat(check.getEntry("org/example/Z.class")).isNull();
        }

        assertRefused(trusting("acme"), jar, "the entry org/example/A.class twice");
    }

    @Test
    void takesNothingWithoutAKeyStore() throws Exception {
        assertRefused(trust(Map.of("parallax.trust", "signed")), signedBy("acme"), "conf/trust.p12 is not there");
        assertRefused(trusting(), signedBy("acme"), "holds no certificate");

        Files.writeString(home.resolve("trust.p12"), "no key store");
        assertRefused(
                trust(Map.of("parallax.trust", "signed", "parallax.trust.store", "trust.p12")),
                signedBy("acme"),
                "cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigend", "none", "ALL"})
    void takesNothingByARuleThatDoesNotExist(String rule) throws Exception {
        assertRefused(trust(Map.of("parallax.trust", rule)), unsigned(), "is none of all, signed, listed");
    }

    @Test
    void takesWhatIsListed() throws Exception {
        Trust listed = trust(Map.of("parallax.trust", "listed", "parallax.trust.list", "list"));
        Path jar = unsigned();
        assertRefused(listed, jar, "there is no list");

        Files.writeString(home.resolve("list"), "0123  other.jar\n");
        assertRefused(listed, jar, Sha256.of(jar) + " is not in list");

        Files.writeString(home.resolve("list"), "0123  other.jar\n" + Sha256.of(jar) + "  blur.jar\n");
        assertThat(judged(listed, jar)).isInstanceOf(Usable.class);
    }

    @Test
    void looksAgainIntoWhatAnEarlierRunTook() throws Exception {
        Path jar = unsigned();
        FileLook look =
                new FolderScan(Objects.requireNonNull(jar.getParent())).look().getFirst();
        Candidate before = ((Usable) JarInspection.of(look)).candidate();
        Instant later = look.modified().toInstant().plus(Duration.ofMinutes(1));
        FolderContent content =
                new FolderContent(new HashMap<>(Map.of("blur.jar", before)), Duration.ofSeconds(1), trusting("acme"));

        content.see(List.of(look), later);

        assertThat(content.states(later).get("blur.jar")).isInstanceOf(FileState.Unusable.class);
    }
}
