package io.parallax.itest.osgi;

import static org.junit.Assert.assertTrue;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict;
import io.parallax.api.deploy.Verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/// The watched folder, and what became of the files in it. Used inside the container.
final class DeployFolder {
    private final Deployment deployment;

    DeployFolder(Deployment deployment) {
        this.deployment = deployment;
    }

    Path path(String file) {
        return deployment.folder().resolve(file);
    }

    /// Copies a file as a careful person does: under another name first.
    void put(Path from, String file) throws IOException {
        Path part = Files.copy(from, path("." + file + ".part"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, path(file), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Copies over whatever is there, as `cp` does.
    void copyOver(Path from, String file) throws IOException {
        Files.write(path(file), Files.readAllBytes(from));
    }

    void delete(String file) throws IOException {
        Files.delete(path(file));
    }

    Optional<Verdict> verdict(String file) {
        return deployment.verdicts().stream()
                .filter(verdict -> verdict.file().equals(file))
                .findFirst();
    }

    /// Waits for a verdict and checks its reason.
    /// @param parts what the reason has to contain, in whatever case
    /// @return the verdict
    Verdict await(String file, Status status, String... parts) throws InterruptedException {
        Waiting.until(
                file + " is " + status,
                () -> verdict(file).map(Verdict::status).equals(Optional.of(status)),
                deployment::verdicts);
        Verdict verdict = verdict(file).orElseThrow();
        for (String part : parts) {
            assertTrue(
                    "'" + part + "' in " + verdict,
                    verdict.reason().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
        }
        assertTrue("no stack trace in " + verdict, !verdict.reason().contains("\tat "));
        assertTrue("a short reason: " + verdict, verdict.reason().lines().count() <= 5);
        return verdict;
    }

    void awaitGone(String file) throws InterruptedException {
        Waiting.until(file + " has no verdict", () -> verdict(file).isEmpty(), deployment::verdicts);
    }
}
