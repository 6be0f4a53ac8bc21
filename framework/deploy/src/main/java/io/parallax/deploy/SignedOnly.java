package io.parallax.deploy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes the bundles that are signed, whole, by somebody whom a key store trusts.
final class SignedOnly implements Trust {
    private static final String RULE = "is not taken: parallax.trust=signed, and ";

    private final Set<TrustAnchor> anchors;
    private final Path scratch;

    private SignedOnly(Set<TrustAnchor> anchors, Path scratch) {
        this.anchors = anchors;
        this.scratch = scratch;
    }

    /// {@return the rule; one that takes nothing if the key store cannot be used}
    /// @param store a key store of trusted certificates
    /// @param scratch folder for private copies
    static Trust by(Path store, String password, Path scratch) {
        try {
            Set<TrustAnchor> anchors = anchors(store, password);
            return anchors.isEmpty() ? refusing(store, "holds no certificate") : new SignedOnly(anchors, scratch);
        } catch (NoSuchFileException | FileNotFoundException _) {
            return refusing(store, "is not there");
        } catch (IOException | GeneralSecurityException e) {
            return refusing(store, "cannot be read: " + e.getMessage());
        }
    }

    private static Trust refusing(Path store, String problem) {
        return _ -> RULE + "the key store " + store + " " + problem;
    }

    private static Set<TrustAnchor> anchors(Path store, String password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        Set<TrustAnchor> anchors = new HashSet<>();
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.getCertificate(alias) instanceof X509Certificate certificate) {
                anchors.add(new TrustAnchor(certificate, null));
            }
        }
        return anchors;
    }

    /// A private copy is looked into, so that nobody can put another file in its place meanwhile.
    @Override
    public @Nullable String objection(Candidate candidate) throws IOException {
        try (Staging staged = Staging.of(candidate, scratch)) {
            JarSignature signature = JarSignature.of(staged.copy());
            String problem = signature.problem() != null ? signature.problem() : whyNobody(signature.signers());
            return problem == null ? null : RULE + problem;
        }
    }

    private @Nullable String whyNobody(List<CodeSigner> signers) {
        List<String> problems = new ArrayList<>();
        for (CodeSigner signer : signers) {
            String problem = whyNot(signer);
            if (problem == null) {
                return null;
            }
            problems.add(problem);
        }
        return String.join("; ", problems);
    }

    private @Nullable String whyNot(CodeSigner signer) {
        X509Certificate own =
                (X509Certificate) signer.getSignerCertPath().getCertificates().getFirst();
        String name = own.getSubjectX500Principal().getName();
        try {
            if (anchors.stream().anyMatch(anchor -> own.equals(anchor.getTrustedCert()))) {
                own.checkValidity();
                return null;
            }
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX").validate(withoutAnchors(signer), parameters);
            return null;
        } catch (CertificateExpiredException _) {
            return "the certificate of " + name + " expired on "
                    + own.getNotAfter().toInstant();
        } catch (CertificateNotYetValidException _) {
            return "the certificate of " + name + " holds from "
                    + own.getNotBefore().toInstant() + " on";
        } catch (CertPathValidatorException e) {
            boolean expired = e.getReason() == CertPathValidatorException.BasicReason.EXPIRED;
            return expired
                    ? "a certificate of " + name + " has expired"
                    : "it is signed by " + name + ", whom the key store does not trust";
        } catch (GeneralSecurityException e) {
            return "the certificate of " + name + " cannot be checked: " + e.getMessage();
        }
    }

    /// A path ends before the certificate that is trusted.
    private CertPath withoutAnchors(CodeSigner signer) throws GeneralSecurityException {
        List<X509Certificate> path = new ArrayList<>();
        for (var certificate : signer.getSignerCertPath().getCertificates()) {
            if (anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()))) {
                break;
            }
            path.add((X509Certificate) certificate);
        }
        return CertificateFactory.getInstance("X.509").generateCertPath(path);
    }
}
