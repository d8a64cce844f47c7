package io.slipway.engine.bpmn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.fault.Fault;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagramReaderTest {

    private static final String DIAMOND = GraphToBpmn.forward(Diagrams.diamond());

    private static List<Fault> faults(String bpmn) {
        return DiagramReader.read(bpmn).faults().all();
    }

    /** Also where a file differs only in one place: that the place is there is part of the test. */
    private static String diamondBut(String before, String after) {
        assertThat(DIAMOND).contains(before);
        return DIAMOND.replace(before, after);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            var diagram = Diagrams.random(random.nextInt(50), random.nextDouble() * 3, random);

            var read = DiagramReader.read(GraphToBpmn.forward(diagram)).orThrow();

            assertThat(read.tasks()).as("seed %s", seed).isEqualTo(diagram.tasks());
            assertThat(read.name()).isEqualTo("shop");
            assertThat(read.version()).isEqualTo("1.2.0");
            assertThat(read.order().reduced().edges())
                    .as("seed %s, round %s", seed, round)
                    .containsExactlyInAnyOrderElementsOf(
                            diagram.order().reduced().edges());
        }
    }

    @Test
    void aTaskThatWasDrawnByHandNeedsNoMoreThanADelegateAndItsRollback() {
        var edited = diamondBut("id=\"task_cache\" name=\"cache\"", "id=\"task_cache\" name=\"Warm the cache\"")
                .replace("<camunda:property name=\"id\" value=\"cache\" />", "")
                .replace("<camunda:property name=\"type\" value=\"shell\" />", "");

        var task = DiagramReader.read(edited).orThrow().tasks().stream()
                .filter(one -> one.id().equals("cache"))
                .findFirst()
                .orElseThrow();

        assertThat(task.name()).isEqualTo("Warm the cache");
        assertThat(task.type()).isEqualTo("shell");
    }

    @Test
    void anExternalTaskWithATypeAsItsTopicIsBoundToTheTypeToo() {
        var edited = diamondBut(
                "camunda:delegateExpression=\"${shellDelegate}\"", "camunda:type=\"external\" camunda:topic=\"shell\"");

        assertThat(DiagramReader.read(edited).orThrow().tasks())
                .isEqualTo(Diagrams.diamond().tasks());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            camunda:delegateExpression="${shellDelegate}" | camunda:class="java.lang.String"       | DIAGRAM-TASK-TYPE      | task_cache
            ${shellDelegate}                              | ${shellDelegate.run()}                 | DIAGRAM-TASK-TYPE      | task_cache
            ${shellDelegate}                              | ${helmDelegate}                        | DIAGRAM-TASK-TYPE      | task_cache
            name="rollback" value="true"                  | name="rollback" value="maybe"          | DIAGRAM-TASK-ROLLBACK  | task_cache
            name="direction" value="do"                   | name="direction" value="undo"          | DIAGRAM-TASK-DIRECTION | task_cache
            name="id" value="cache"                       | name="id" value="schema"               | DIAGRAM-TWIN           | task_cache
            name="id" value="cache"                       | name="id" value="the cache"            | DIAGRAM-TASK-ID        | task_cache
            bpmn:parallelGateway                          | bpmn:exclusiveGateway                  | DIAGRAM-ELEMENT        | fork_database
            id="graph-shop"                               | id="shop"                              | DIAGRAM-NAME           | shop
            camunda:versionTag="1.2.0"                    | camunda:versionTag=""                  | DIAGRAM-VERSION        | graph-shop
            targetRef="join_shop"                         | targetRef="task_shop"                  | DIAGRAM-JOIN           | task_shop
            targetRef="task_schema"                       | targetRef="task_cache"                 | DIAGRAM-LOOSE          | task_schema
            targetRef="endEvent_graph"                    | targetRef="task_database"              | DIAGRAM-CIRCLE         | task_shop
            """)
    void whatIsNoTaskGraphIsToldWithTheElementAndAMend(String before, String after, String code, String element) {
        var found = faults(diamondBut(before, after));

        assertThat(found).extracting(Fault::code).contains(code);
        assertThat(found).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.what()).contains(element);
            assertThat(fault.mend()).endsWith(".");
        });
    }

    @Test
    void aConditionAndALoopAreFaults() {
        assertThat(
                        faults(
                                diamondBut(
                                        "sourceRef=\"task_cache\" targetRef=\"join_shop\" />",
                                        "sourceRef=\"task_cache\" targetRef=\"join_shop\"><bpmn:conditionExpression>${x}</bpmn:conditionExpression></bpmn:sequenceFlow>")))
                .extracting(Fault::code)
                .containsExactly("DIAGRAM-CONDITION");
        assertThat(faults(diamondBut(
                        "    </bpmn:serviceTask>",
                        "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\" /></bpmn:serviceTask>")))
                .extracting(Fault::code)
                .containsOnly("DIAGRAM-TASK-LOOP");
    }

    @Test
    void whatIsNoDiagramIsSaid() {
        assertThat(faults("")).extracting(Fault::code).containsExactly("DIAGRAM-UNREADABLE");
        assertThat(faults("<a/>")).extracting(Fault::code).containsExactly("DIAGRAM-UNREADABLE");
        assertThat(faults("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>"))
                .extracting(Fault::code)
                .containsExactly("DIAGRAM-UNREADABLE");
    }
}
