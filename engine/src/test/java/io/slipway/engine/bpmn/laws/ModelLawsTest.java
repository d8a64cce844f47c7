package io.slipway.engine.bpmn.laws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLawsTest {

    private static final ModelLaws LAWS =
            new ModelLaws(AllowedBeans.of(Set.of("helm", "shell"), Set.of("openRun", "closeRun")));

    private static final String BEGIN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                id="d" targetNamespace="x">
            """;
    private static final String PROCESS =
            "<bpmn:process id=\"p\" isExecutable=\"true\" camunda:historyTimeToLive=\"P180D\">";
    private static final String END = "</bpmn:process></bpmn:definitions>";

    private static List<String> laws(String bpmn) {
        return LAWS.breaches(bpmn.getBytes(UTF_8)).stream().map(Breach::law).toList();
    }

    private static List<String> lawsOf(String content) {
        return laws(BEGIN + PROCESS + content + END);
    }

    private static String task(String attributes) {
        return "<bpmn:serviceTask id=\"serviceTask_a\" " + attributes + "/>";
    }

    private static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"" + from + "." + to + "\" sourceRef=\"" + from + "\" targetRef=\"" + to
                + "\"/>";
    }

    @Test
    void whatIsOnTheListIsLawful() {
        assertThat(lawsOf("""
                        <bpmn:startEvent id="startEvent_a"/>
                        <bpmn:serviceTask id="serviceTask_open" camunda:delegateExpression="${openRun}"/>
                        <bpmn:serviceTask id="serviceTask_install" camunda:delegateExpression="#{helmDelegate}"/>
                        <bpmn:serviceTask id="serviceTask_run" camunda:type="external" camunda:topic="shell"/>
                        <bpmn:callActivity id="callActivity_graph" calledElement="${graph}" camunda:calledElementBinding="version"
                            camunda:calledElementVersion="${graphVersion}" camunda:asyncBefore="true">
                          <bpmn:extensionElements>
                            <camunda:in businessKey="#{execution.processBusinessKey}"/><camunda:in variables="all"/>
                            <camunda:properties><camunda:property name="spec.run" value="echo ${x.y()} #{z}"/></camunda:properties>
                          </bpmn:extensionElements>
                        </bpmn:callActivity>
                        <bpmn:userTask id="userTask_approve" name="Approve ${package}" camunda:candidateGroups="operator"/>
                        <bpmn:endEvent id="endEvent_a"/>
                        """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${ok}",
                "${not approved}",
                "${outcome == \"done\"}",
                "#{ outcome != 'failed' && tries <= 3 }",
                "${a or b}",
                "${empty reason}",
                "no expression"
            })
    void aVariableAndAComparisonArePlain(String expression) {
        assertThat(PlainExpression.isPlain(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${a.b}",
                "${a()}",
                "${''.getClass()}",
                "${a[0]}",
                "${a['b']}",
                "${fn:x(a)}",
                "${a = b}",
                "${a ? b : c}",
                "${\"}\".getClass()}",
                "$${a.b}",
                "${a}{b}${c.d}",
                "${",
                "\\${a.b}",
                "$\u007ba.b}",
                "#{a + ''.getClass()}"
            })
    void everythingElseIsNot(String expression) {
        assertThat(PlainExpression.isPlain(expression)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LAW-CODE | camunda:class=\"java.lang.Runtime\" camunda:delegateExpression=\"${openRun}\"",
                "LAW-CODE | camunda:expression=\"${a}\" camunda:delegateExpression=\"${openRun}\"",
                "LAW-BEAN | camunda:delegateExpression=\"${dataSource}\"",
                "LAW-BEAN | camunda:delegateExpression=\"${openRun.run()}\"",
                "LAW-BEAN | camunda:delegateExpression=\"openRun\"",
                "LAW-BEAN | camunda:asyncBefore=\"true\"",
                "LAW-TOPIC | camunda:type=\"external\" camunda:topic=\"other\"",
                "LAW-TOPIC | camunda:type=\"external\" camunda:topic=\"${ok}\"",
                "LAW-TOPIC | camunda:type=\"mail\"",
                "LAW-TOPIC | camunda:type=\"shell\"",
                "LAW-ATTRIBUTE | camunda:delegateExpression=\"${openRun}\" camunda:strange=\"1\"",
                "LAW-ATTRIBUTE | camunda:delegateExpression=\"${openRun}\" xmlns:a=\"http://activiti.org/bpmn\" a:class=\"X\"",
                "LAW-ATTRIBUTE | camunda:delegateExpression=\"${openRun}\" implementation=\"X\"",
                "LAW-EXPRESSION | camunda:delegateExpression=\"${openRun}\" camunda:taskPriority=\"${a.b}\""
            })
    void aServiceTaskIsBoundToWhatWeOfferAndNothingElse(String law, String attributes) {
        assertThat(lawsOf(task(attributes))).containsExactly(law);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LAW-SCRIPT | <bpmn:scriptTask id=\"scriptTask_a\"/>",
                "LAW-DECISION | <bpmn:businessRuleTask id=\"t_a\"/>",
                "LAW-ELEMENT | <bpmn:sendTask id=\"t_a\"/>",
                "LAW-ELEMENT | <bpmn:complexGateway id=\"t_a\"/>",
                "LAW-ELEMENT | <bpmn:intermediateThrowEvent id=\"t_a\"><bpmn:signalEventDefinition/></bpmn:intermediateThrowEvent>",
                "LAW-ELEMENT | <x:script xmlns:x=\"urn:x\"/>",
                "LAW-LISTENER | <bpmn:task id=\"t_a\"><bpmn:extensionElements><camunda:executionListener/></bpmn:extensionElements></bpmn:task>",
                "LAW-LISTENER | <bpmn:userTask id=\"t_a\"><bpmn:extensionElements><camunda:taskListener/></bpmn:extensionElements></bpmn:userTask>",
                "LAW-CODE | <bpmn:task id=\"t_a\"><bpmn:extensionElements><camunda:connector/></bpmn:extensionElements></bpmn:task>",
                "LAW-SCRIPT | <bpmn:task id=\"t_a\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"js\">1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:task>",
                "LAW-EXPRESSION | <bpmn:task id=\"t_a\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"x\">${a.b}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:task>",
                "LAW-EXPRESSION | <bpmn:sequenceFlow id=\"f\"><bpmn:conditionExpression>${<!-- -->''.getClass()}</bpmn:conditionExpression></bpmn:sequenceFlow>",
                "LAW-SCRIPT | <bpmn:sequenceFlow id=\"f\"><bpmn:conditionExpression language=\"javascript\">true</bpmn:conditionExpression></bpmn:sequenceFlow>",
                "LAW-EXPRESSION | <bpmn:userTask id=\"t_a\" name=\"${a.b()}\"/>",
                "LAW-EXPRESSION | <bpmn:userTask id=\"t_a\"><bpmn:documentation>${a.b()}</bpmn:documentation></bpmn:userTask>",
                "LAW-FORM | <bpmn:userTask id=\"t_a\" camunda:formKey=\"embedded:app:x.html\"/>",
                "LAW-FORM | <bpmn:userTask id=\"t_a\"><bpmn:extensionElements><camunda:formData><camunda:formField id=\"x\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\"X\"/></camunda:validation></camunda:formField></camunda:formData></bpmn:extensionElements></bpmn:userTask>",
                "LAW-CALL | <bpmn:callActivity id=\"callActivity_a\" calledElement=\"graph-shop\"/>",
                "LAW-CALL | <bpmn:callActivity id=\"callActivity_a\" calledElement=\"${graph}\"/>",
                "LAW-CALL | <bpmn:callActivity id=\"callActivity_a\" calledElement=\"x\" camunda:calledElementBinding=\"version\"/>",
                "LAW-ID | <bpmn:task id=\"Activity_0a1b2c3\"/>",
                "LAW-TIMER | <bpmn:startEvent id=\"startEvent_a\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT0.5S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>",
                "LAW-TIMER | <bpmn:startEvent id=\"startEvent_a\"><bpmn:timerEventDefinition><bpmn:timeCycle>${often}</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>",
                "LAW-START | <bpmn:startEvent id=\"startEvent_a\"><bpmn:messageEventDefinition messageRef=\"m\"/></bpmn:startEvent>",
                "LAW-TARGET | <bpmn:intermediateThrowEvent id=\"event_undo\" camunda:asyncBefore=\"true\"><bpmn:compensateEventDefinition/></bpmn:intermediateThrowEvent>",
                "LAW-COMPENSATION | <bpmn:task id=\"task_undo\" isForCompensation=\"true\"/>"
            })
    void eachOfTheseBreaksOneLaw(String law, String content) {
        assertThat(lawsOf(content)).containsExactly(law);
    }

    @Test
    void aProcessIsExecutableAndSaysHowLongItsHistoryIsKept() {
        assertThat(laws(BEGIN + "<bpmn:process id=\"p\">" + END)).containsExactly("LAW-EXECUTABLE", "LAW-HISTORY");
        assertThat(laws(BEGIN + "</bpmn:definitions>")).containsExactly("LAW-EXECUTABLE");
    }

    @Test
    void nothingIsReadFromOutsideTheFile() {
        assertThat(laws("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x;</d>"))
                .containsExactly("LAW-DOCTYPE");
        assertThat(laws("no xml")).containsExactly("LAW-UNREADABLE");
        assertThat(laws("<html/>")).containsExactly("LAW-UNREADABLE");
        assertThat(laws("<a>".repeat(100_000) + "</a>".repeat(100_000))).containsExactly("LAW-UNREADABLE");
    }

    @Test
    void codeAfterATaskBeginsInATransactionOfItsOwn() {
        var task = "<bpmn:serviceTask id=\"task_a\" camunda:delegateExpression=\"${helmDelegate}\"/>"
                + "<bpmn:exclusiveGateway id=\"gateway_ok\"/>"
                + flow("task_a", "gateway_ok")
                + flow("gateway_ok", "task_close");
        var close = "<bpmn:serviceTask id=\"task_close\" camunda:delegateExpression=\"${closeRun}\" ";

        assertThat(lawsOf(task + close + "/>")).containsExactly("LAW-ASYNC");
        assertThat(lawsOf(task + close + "camunda:asyncBefore=\"true\"/>")).isEmpty();
    }

    @Test
    void theStepAfterACalledGraphDoesToo() {
        var sub =
                "<bpmn:subProcess id=\"subProcess_a\"><bpmn:callActivity id=\"call_graph\" calledElement=\"graph-x\" camunda:calledElementBinding=\"deployment\"/>"
                        + "<bpmn:endEvent id=\"endEvent_a\"/>" + flow("call_graph", "endEvent_a") + "</bpmn:subProcess>"
                        + flow("subProcess_a", "task_close");

        assertThat(lawsOf(sub + "<bpmn:serviceTask id=\"task_close\" camunda:delegateExpression=\"${closeRun}\"/>"))
                .containsExactly("LAW-ASYNC");
    }

    private static String compensated(String associationInside) {
        return "<bpmn:callActivity id=\"call_phase\" calledElement=\"execute\"/>"
                + "<bpmn:boundaryEvent id=\"event_undo\" attachedToRef=\"call_phase\"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>"
                + "<bpmn:callActivity id=\"call_undo\" calledElement=\"undo\" isForCompensation=\"true\"/>"
                + associationInside
                + "<bpmn:intermediateThrowEvent id=\"event_throw\" camunda:asyncBefore=\"true\"><bpmn:compensateEventDefinition activityRef=\"call_phase\"/></bpmn:intermediateThrowEvent>";
    }

    @Test
    void aWiredWayBackIsLawfulAndAnAssociationInAnotherScopeIsNone() {
        var association = "<bpmn:association id=\"x\" sourceRef=\"event_undo\" targetRef=\"call_undo\"/>";

        assertThat(lawsOf(compensated(association))).isEmpty();
        assertThat(lawsOf(compensated("<bpmn:subProcess id=\"subProcess_a\">" + association + "</bpmn:subProcess>")))
                .containsExactly("LAW-COMPENSATION");
        assertThat(lawsOf(compensated(""))).containsExactly("LAW-COMPENSATION", "LAW-COMPENSATION");
    }

    @Test
    void aThousandBreachesAreToldShortly() {
        assertThat(lawsOf("<bpmn:scriptTask id=\"scriptTask_a\"/>".repeat(1000)))
                .hasSize(101)
                .endsWith("LAW-TOO-MANY");
    }
}
