package io.parallax.codec.rkyv;

import io.parallax.codec.layout.KeyHash;
import java.util.Arrays;

/// Which entry goes into which bucket of a hash table.
final class Buckets {
    private static final int HASH_SHIFT = 57;

    private final int capacity;
    private final int[] entries;
    private final byte[] controls;

    private Buckets(int capacity) {
        this.capacity = capacity;
        this.entries = new int[capacity];
        this.controls = new byte[(int) HashTableNode.controls(capacity)];
        Arrays.fill(entries, -1);
        Arrays.fill(controls, (byte) HashTableNode.EMPTY);
    }

    /// {@return number of buckets for so many entries}
    static int capacity(int length) {
        return Math.toIntExact(Math.max(length * 8L / 7, length + 1L));
    }

    /// {@return the buckets, filled in the order of the entries}
    static Buckets of(Holder.Entries entries, Entry entry) {
        Buckets buckets = new Buckets(capacity(entries.size()));
        for (int i = 0; i < entries.size(); i++) {
            KeyHash hash = new KeyHash();
            entry.hash(hash, entries.key(i));
            buckets.insert(hash.value(), i);
        }
        return buckets;
    }

    private void insert(long hash, int entry) {
        int mask = Integer.highestOneBit(controls.length - 1) * 2 - 1;
        int places = controls.length - (HashTableNode.GROUP - 1);
        int at = (int) Long.remainderUnsigned(hash, capacity);
        int stride = 0;
        while (true) {
            for (int k = 0; k < HashTableNode.GROUP; k++) {
                if (controls[at + k] < 0) {
                    put((at + k) % capacity, (byte) (hash >>> HASH_SHIFT), entry);
                    return;
                }
            }
            do {
                stride += HashTableNode.GROUP;
                at = (at + stride) & mask;
            } while (at >= places);
        }
    }

    private void put(int bucket, byte part, int entry) {
        controls[bucket] = part;
        if (bucket < controls.length - capacity) {
            controls[capacity + bucket] = part;
        }
        entries[bucket] = entry;
    }

    int capacity() {
        return capacity;
    }

    /// {@return the entry in a bucket, or -1}
    int entry(int bucket) {
        return entries[bucket];
    }

    byte[] controls() {
        return controls;
    }
}
