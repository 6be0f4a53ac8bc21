package io.parallax.memory.wire;

import io.parallax.api.event.Event;
import io.parallax.api.ipc.SlowPolicy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said on the socket of a stream between processes.
public sealed interface Message {
    /// {@return whether it has its place among the buffers, so that notes in the ring count it}
    default boolean isOrdered() {
        return switch (this) {
            case NewArena _, Downstream _, Open _ -> true;
            case Unknown(int kind) -> kind < Kinds.FIRST_FREE;
            default -> false;
        };
    }

    /// The first message of a subscriber.
    /// @param major version of the protocol; another one than the publisher's is refused
    /// @param minor version of the protocol; any will do
    /// @param query whether it only asks what the stream carries
    /// @param slow what it asks for when it does not keep up, null for what the publisher does anyway
    record Hello(
            int major, int minor, boolean query, @Nullable SlowPolicy slow) implements Message {}

    /// The answer to a hello.
    /// @param major version of the protocol
    /// @param minor version of the protocol
    /// @param name name of the stream
    /// @param slow the policy that holds for this subscriber, null for one that is not known here
    /// @param upstream whether events against the flow are listened to
    record Welcome(
            int major, int minor, String name, @Nullable SlowPolicy slow, boolean upstream) implements Message {}

    /// The subscriber gets nothing; the connection ends.
    /// @param major version of the protocol
    /// @param minor version of the protocol
    /// @param reason why
    record Refusal(int major, int minor, String reason) implements Message {}

    /// Further memory; a descriptor comes with it: the socket of an arena.
    /// @param number how the subscriber is to know it, from 1
    record NewArena(int number) implements Message {}

    /// An event that travels with the flow.
    /// @param event the event
    record Downstream(Event.Downstream event) implements Message {}

    /// An event that travels against the flow.
    /// @param event the event
    /// @param question number by which a seek is answered, 0 if no answer is awaited
    record Upstream(Event.Upstream event, int question) implements Message {}

    /// What became of a seek.
    /// @param question its number
    /// @param accepted whether it is under way
    record Answer(int question, boolean accepted) implements Message {}

    /// The open metadata of the buffer that follows.
    /// @param fields values by name
    record Open(Map<String, Object> fields) implements Message {}

    /// The publisher says that it sends nothing more, and not because the stream is complete.
    /// @param reason why
    record Goodbye(String reason) implements Message {}

    /// Something that a newer minor version says and this one does not know.
    /// @param kind its number
    record Unknown(int kind) implements Message {}
}
