package io.parallax.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTest {
    private static final Graph GRAPH = new Graph(
            "p \"1\"",
            List.of(
                    new Graph.Node("a", "filesrc", Map.of("location", "C:\\x <&> \"y\"")),
                    new Graph.Node("b", "fakesink", Map.of())),
            List.of(new Graph.Link("a", "src", "b", "sink")));

    @Test
    void drawsForGraphviz() {
        assertThat(GRAPH.toDot()).isEqualTo("""
                        digraph "p \\"1\\"" {
                          rankdir=LR;
                          node [shape=box];
                          "a" [label="a\\nfilesrc\\nlocation=C:\\\\x <&> \\"y\\""];
                          "b" [label="b\\nfakesink"];
                          "a" -> "b" [taillabel="src", headlabel="sink"];
                        }
                        """);
    }

    @Test
    void drawsForMermaid() {
        assertThat(GRAPH.toMermaid()).isEqualTo("""
                        flowchart LR
                          e0["a<br/>filesrc<br/>location=C:#92;x #60;#38;#62; #34;y#34;"]
                          e1["b<br/>fakesink"]
                          e0 -->|"src → sink"| e1
                        """);
    }

    @Test
    void writesJson() {
        assertThat(GRAPH.toJson()).isEqualTo("""
                        {
                          "pipeline": "p \\"1\\"",
                          "elements": [
                            {"name": "a", "type": "filesrc", "properties": {"location": "C:\\\\x <&> \\"y\\""}},
                            {"name": "b", "type": "fakesink", "properties": {}}
                          ],
                          "links": [
                            {"from": "a", "fromPad": "src", "to": "b", "toPad": "sink"}
                          ]
                        }
                        """);
        assertThat(Graph.fromJson(GRAPH.toJson())).isEqualTo(GRAPH);
    }

    @Property(tries = 1000)
    void everyTextSurvivesInJson(@ForAll String name, @ForAll String key, @ForAll String value) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(key, value);
        properties.putIfAbsent("z", "1");
        Graph graph = new Graph(
                name, List.of(new Graph.Node(name, value, properties)), List.of(new Graph.Link(name, key, value, "")));

        Graph again = Graph.fromJson(graph.toJson());

        assertThat(again).isEqualTo(graph);
        assertThat(again.elements().getFirst().properties().keySet()).containsExactlyElementsOf(properties.keySet());
    }

    @Test
    void takesWhatPeopleWrite() {
        Graph graph = Graph.fromJson("""
                { "links": [ {"to":"b", "from":"a"} ],
                  "elements": [ {"type":"x","name":"a","properties":{"n":-1.5e3,"t":true,"f":false,"u":"\\u00e4\\/"}},
                                {"name":"b","type":"y"} ] }
                """);

        assertThat(graph.pipeline()).isEmpty();
        assertThat(graph.elements().getFirst().properties())
                .isEqualTo(Map.of("n", "-1.5e3", "t", "true", "f", "false", "u", "\u00e4/"));
        assertThat(graph.links()).containsExactly(new Graph.Link("a", "", "b", ""));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "``                                    | 1:1 expected an object in '{ }'",
                "[]                                    | 1:1 expected an object in '{ }'",
                "{                                     | 1:2 expected a text in '\" \"'",
                "{}                                    | 1:2 the field 'elements' is missing",
                "{\"elements\": []} x                  | 1:18 expected the end of the text",
                "{\"elements\": [],}                   | 1:17 expected a text in '\" \"'",
                "{\"elements\": {}}                    | 1:14 expected an array in '[ ]'",
                "{\"elements\": [], \"elements\": []}   | 1:18 the field 'elements' is there twice",
                "{\"elements\": [], \"element\": []}    | 1:18 unknown field 'element'",
                "{\"elements\" []}                     | 1:13 expected ':' and a value",
                "{\"elements\": [{\"name\": \"a\"}]}    | 1:27 the field 'type' is missing",
                "{\"elements\": [{\"name\": 5}]}        | 1:24 expected a text in '\" \"'",
                "{\"elements\": [] \"links\": []}       | 1:17 expected ',' and a field, or '}'",
                "{\"pipeline\": \"a                    | 1:16 expected '\"' at the end of the text",
                "{\"pipeline\": \"\\x\"                 | 1:16 no such escape",
                "{\"pipeline\": \"\\u00g0\"             | 1:16 no such escape",
            })
    void refusesOtherJson(String json, String problem) {
        assertThatExceptionOfType(MalformedPipelineException.class)
                .isThrownBy(() -> Graph.fromJson(json))
                .satisfies(e -> {
                    Problem first = e.problems().getFirst();
                    assertThat(first.line() + ":" + first.column() + " " + first.message())
                            .isEqualTo(problem);
                });
    }

    @Property(tries = 5000)
    void answersAnyTextWithAGraphOrAProblem(@ForAll String text, @ForAll int cut) {
        String json = GRAPH.toJson();
        int place = Math.floorMod(cut, json.length());
        for (String each :
                List.of(text, json.substring(0, place), json.substring(0, place) + text + json.substring(place))) {
            try {
                assertThat(Graph.fromJson(each)).isNotNull();
            } catch (MalformedPipelineException e) {
                assertThat(e.problems()).hasSize(1);
            }
        }
    }
}
