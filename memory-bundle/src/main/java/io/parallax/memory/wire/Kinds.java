package io.parallax.memory.wire;

/// Numbers of the kinds of messages: the union of the schema. They are never given to another kind. What is
/// less than [#FIRST_FREE] has its place among the buffers, in every version.
final class Kinds {
    // In order with the buffers, and counted.
    static final int NEW_ARENA = 1;
    static final int STREAM_START = 2;
    static final int CAPS = 3;
    static final int SEGMENT = 4;
    static final int TAGS = 5;
    static final int GAP = 6;
    static final int FLUSH_START = 7;
    static final int FLUSH_STOP = 8;
    static final int END_OF_STREAM = 9;
    static final int CUSTOM = 10;
    static final int OPEN = 11;

    /// The first kind that has no place among the buffers.
    static final int FIRST_FREE = 64;

    static final int HELLO = 64;
    static final int WELCOME = 65;
    static final int REFUSAL = 66;
    static final int SEEK = 67;
    static final int QOS = 68;
    static final int LATENCY = 69;
    static final int CUSTOM_UPSTREAM = 70;
    static final int ANSWER = 71;
    static final int GOODBYE = 72;

    private Kinds() {}
}
