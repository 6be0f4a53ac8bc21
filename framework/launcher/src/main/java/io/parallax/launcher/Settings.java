package io.parallax.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.Constants;

/// The framework's properties: ours, then what `conf/parallax.properties` says.
final class Settings {
    /// Bundles at this level run only where a person sits in front of a shell.
    static final int SHELL_LEVEL = 5;

    private static final String LOG_API = String.join(
            ",",
            "org.slf4j;version=2.0.20",
            "org.slf4j.event;version=2.0.20",
            "org.slf4j.helpers;version=2.0.20",
            "org.slf4j.spi;version=2.0.20",
            "org.slf4j;version=1.7.36",
            "org.slf4j.helpers;version=1.7.36",
            "org.osgi.service.log;version=1.5.0");

    /// JLine looks for its terminals beside itself, which works on the class path and not in a bundle.
    private static final String JLINE = String.join(
            ",",
            "org.jline.builtins;version=3.30.9",
            "org.jline.reader;version=3.30.9",
            "org.jline.reader.impl;version=3.30.9",
            "org.jline.terminal;version=3.30.9",
            "org.jline.utils;version=3.30.9");

    private Settings() {}

    /// {@return all framework properties}
    /// @param folders where things are
    /// @param bundles folder for the bundle cache
    /// @param resident whether the container stays and watches its plugins
    static Map<String, Object> of(Folders folders, Path bundles, boolean resident) throws LaunchException {
        Map<String, Object> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "1");
        // for a moment two revisions of a bundle are there while one takes the place of the other
        settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, resident ? LOG_API + "," + JLINE : LOG_API);
        settings.put("felix.service.urlhandlers", "false");
        settings.put("felix.log.level", "2");
        settings.put("ds.loglevel", "warn");
        settings.put("gosh.home", folders.home().resolve("conf/shell").toString());
        settings.putAll(read(folders.configuration("parallax.properties")));
        settings.put(Constants.FRAMEWORK_STORAGE, bundles.toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put("parallax.home", folders.home().toString());
        settings.put("parallax.base", folders.base().toString());
        settings.put("parallax.deploy.dir", folders.deploy().toString());
        settings.put("parallax.resident", Boolean.toString(resident));
        settings.put("parallax.shell.level", Integer.toString(SHELL_LEVEL));
        return settings;
    }

    /// {@return what a properties file says; nothing if there is no such file}
    static Map<String, String> read(Path file) throws LaunchException {
        Map<String, String> values = new HashMap<>();
        if (!Files.exists(file)) {
            return values;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new LaunchException("cannot read " + file + ": " + Reasons.of(e), e);
        } catch (IllegalArgumentException e) {
            throw new LaunchException("cannot read " + file + ": " + e.getMessage(), e);
        }
        properties.forEach(
                (name, value) -> values.put(name.toString(), value.toString().strip()));
        return values;
    }
}
