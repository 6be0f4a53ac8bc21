package io.parallax.sdk.conformance;

/// What is tried. The sentences are the names of the tests.
public enum Check {
    /// Names, pads, properties and defaults agree with each other.
    DESCRIPTION("describes itself"),
    /// It can be started and stopped without a stream.
    START_STOP("starts and stops without a stream"),
    /// Buffers, then the end: which passes on once, as the last thing.
    END_OF_STREAM("carries a stream to its end"),
    /// The end without a buffer before.
    EMPTY_STREAM("carries a stream without buffers"),
    /// After a stop it starts as if it were new.
    RESTART("behaves after a restart as before"),
    /// A flush drops what was kept; for a source that seeks, it begins anew.
    FLUSH("forgets what it kept when it is flushed"),
    /// What the pads carry changes in the middle of a stream.
    CAPS_CHANGE("takes a change of caps"),
    /// Buffers of no bytes, of one and of three: handled or refused in words.
    SMALL_BUFFERS("handles empty and odd buffers, or refuses them clearly"),
    /// A buffer of 4 MiB: handled or refused in words.
    HUGE_BUFFERS("handles huge buffers, or refuses them clearly"),
    /// What downstream answers is answered upstream.
    DOWNSTREAM("hands on what downstream answers"),
    /// A thread that is interrupted gets out, and the element can be started again.
    INTERRUPTED_STOP("survives an interrupted stop"),
    /// Each property at its bounds, beyond them, and with nonsense.
    PROPERTY_BOUNDS("keeps to the bounds of its properties"),
    /// Live properties are set by another thread while buffers flow.
    LIVE_PROPERTIES("takes live properties while buffers flow"),
    /// A thousand lives leave no file, socket or thread behind.
    THOUSAND_LIVES("leaves nothing behind after a thousand starts and stops");

    private final String sentence;

    Check(String sentence) {
        this.sentence = sentence;
    }

    /// {@return what is tried, as the name of a test}
    public String sentence() {
        return sentence;
    }

    void run(Candidate candidate) throws Exception {
        switch (this) {
            case DESCRIPTION -> DescriptionChecks.describesItself(candidate);
            case START_STOP -> LifeChecks.startsAndStops(candidate);
            case END_OF_STREAM -> StreamChecks.carriesAStream(candidate);
            case EMPTY_STREAM -> StreamChecks.carriesAnEmptyStream(candidate);
            case RESTART -> LifeChecks.restarts(candidate);
            case FLUSH -> StreamChecks.flushes(candidate);
            case CAPS_CHANGE -> StreamChecks.takesAChangeOfCaps(candidate);
            case SMALL_BUFFERS -> StreamChecks.handlesSmallBuffers(candidate);
            case HUGE_BUFFERS -> StreamChecks.handlesHugeBuffers(candidate);
            case DOWNSTREAM -> StreamChecks.handsOnAnswers(candidate);
            case INTERRUPTED_STOP -> LifeChecks.survivesInterruption(candidate);
            case PROPERTY_BOUNDS -> PropertyChecks.keepsToBounds(candidate);
            case LIVE_PROPERTIES -> PropertyChecks.takesLiveProperties(candidate);
            case THOUSAND_LIVES -> LifeChecks.leavesNothingBehind(candidate);
        }
    }
}
