package io.parallax.sdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parallax.sdk.conformance.Faulty.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConformanceTest {
    @ParameterizedTest
    @EnumSource(Check.class)
    void passesWhatIsRight(Check check) throws Exception {
        check.run(candidate(Mistake.NONE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SWALLOWS_THE_END            | END_OF_STREAM    | came out 0 times
            DOUBLES_THE_END             | END_OF_STREAM    | came out 2 times
            FAILS_ON_EMPTY_STREAM       | EMPTY_STREAM     | no buffer has come
            REMEMBERS_ITS_LAST_LIFE     | RESTART          | begin anew in start()
            KEEPS_OVER_A_FLUSH          | FLUSH            | from before a flush
            CHOKES_ON_CAPS              | CAPS_CHANGE      | text/plain
            CHOKES_ON_EMPTY_BUFFERS     | SMALL_BUFFERS    | a buffer of 0 bytes
            CHOKES_ON_HUGE_BUFFERS      | HUGE_BUFFERS     | a buffer of 4194304 bytes
            IGNORES_DOWNSTREAM          | DOWNSTREAM       | answer what Output.push answered
            IGNORES_INTERRUPTS_AND_DIES | INTERRUPTED_STOP | a thread that is interrupted
            DIES_AT_A_BOUND             | PROPERTY_BOUNDS  | started with number=10
            BARE_AT_A_BOUND             | PROPERTY_BOUNDS  | say what is wrong
            DIES_OF_A_LIVE_PROPERTY     | LIVE_PROPERTIES  | while live properties are set
            LEAKS_A_BUFFER              | RESTART          | did not come home
            LEAKS_FILES                 | THOUSAND_LIVES   | close in stop() what start() opens
            LEAKS_A_THREAD              | THOUSAND_LIVES   | left-behind is left behind
            READS_WHAT_IS_RELEASED      | END_OF_STREAM    | the element failed
            ANSWERS_NULL                | END_OF_STREAM    | answered null
            """)
    void findsAMistake(Mistake mistake, Check check, String message) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> check.run(candidate(mistake)))
                .withMessageContaining(message);
    }

    @Test
    void asksForWhatAnElementNeeds() {
        Conformance conformance = Conformance.of(Demanding.class);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(conformance::check)
                .withMessageContaining("with(\"demanding\", fixture -> fixture.set(…))")
                .withMessageContaining("property level is required");
    }

    @Test
    void triesAnElementWithWhatItNeeds() throws Exception {
        Conformance.of(Demanding.class)
                .with("demanding", fixture -> fixture.set("level", 3))
                .check();
    }

    @Test
    void leavesACheckOutForAReason() throws Exception {
        Conformance.of(Demanding.class)
                .with("demanding", fixture -> {
                    for (Check check : Check.values()) {
                        fixture.without(check, "it is not tried here");
                    }
                })
                .check();
    }

    @Test
    void findsTheElementsOfABundle() {
        Conformance conformance = Conformance.ofBundle(Demanding.class);

        assertThat(conformance.names()).contains("demanding", "faulty");
        assertThat(conformance.tests()).hasSameSizeAs(conformance.names());
    }

    @Test
    void refusesAFixtureForNobody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conformance.of(Demanding.class).with("demading", _ -> {}))
                .withMessageContaining("only [demanding]");
    }

    private static Candidate candidate(Mistake mistake) {
        return new Candidate("faulty", () -> new Faulty(mistake), new Fixture());
    }
}
