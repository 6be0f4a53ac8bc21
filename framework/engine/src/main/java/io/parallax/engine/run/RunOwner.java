package io.parallax.engine.run;

import io.parallax.api.pipeline.Message;

/// What a run asks of the pipeline that it belongs to.
interface RunOwner {
    /// Told once, from a streaming thread, how the run ended by itself.
    void over(Run run, Message terminal);

    /// {@return what lies between the application and the elements}
    Exchanges exchanges();

    /// Has something done in the thread that controls runs, if the run is still open then.
    void later(Run run, Runnable work);
}
