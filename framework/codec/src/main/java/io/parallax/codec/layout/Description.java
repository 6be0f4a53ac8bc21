package io.parallax.codec.layout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Set;

/// A type as text, whole and without a choice of words, so that equal texts mean equal bytes. Each named type is told
/// once.
public final class Description {
    private static final int HASH_BYTES = 8;

    private final StringBuilder text = new StringBuilder();
    private final Set<Node> told = Collections.newSetFromMap(new IdentityHashMap<>());

    /// Adds text.
    /// @return this
    public Description add(String more) {
        text.append(more);
        return this;
    }

    /// Adds text and what a node says.
    /// @return this
    public Description add(String before, Node node, String after) {
        text.append(before);
        node.describe(this);
        text.append(after);
        return this;
    }

    /// {@return whether a named type is told for the first time, and its parts have to follow}
    public boolean begin(String name, Node node) {
        text.append(name);
        return told.add(node);
    }

    /// {@return the first 64 bits of the SHA-256 hash of a type's description, in hexadecimal digits}
    public static String hash(Node node) {
        byte[] text = of(node).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// {@return a type as text}
    public static String of(Node node) {
        return new Description().add("", node, "").text.toString();
    }
}
