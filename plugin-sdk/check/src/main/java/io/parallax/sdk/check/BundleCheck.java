package io.parallax.sdk.check;

import aQute.bnd.osgi.Analyzer;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Resource;
import aQute.bnd.service.verifier.VerifierPlugin;
import java.util.Map;

/// Fails the build of a bundle in which [SdkCheck] finds something. To be named in the instructions for bnd:
/// `-plugin.parallax: io.parallax.sdk.check.BundleCheck`.
public final class BundleCheck implements VerifierPlugin {
    @Override
    public void verify(Analyzer analyzer) throws Exception {
        Jar jar = analyzer.getJar();
        Content content = new Content();
        for (Map.Entry<String, Resource> file : jar.getResources().entrySet()) {
            content.add(file.getKey(), Content.bytes(file.getValue().openInputStream()));
        }
        for (Finding finding : SdkCheck.of(content, jar.getManifest())) {
            analyzer.error("%s", finding);
        }
    }
}
