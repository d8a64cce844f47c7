package io.slipway.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import io.slipway.delegates.kafka.KafkaDelegate;
import io.slipway.testsystems.KafkaBroker;
import io.slipway.testsystems.WithKafka;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The delegate inside a job, on an engine without our listener and workers (design 4). */
@WithKafka
class KafkaProcessIT {

    private static final String DIAGRAM = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="stream" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start"/>
                <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="task_topics"/>
                <bpmn:serviceTask id="task_topics" camunda:delegateExpression="${kafkaDelegate}">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="id" value="topics"/>
                    <camunda:property name="spec.topics" value="%s"/>
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="b" sourceRef="task_topics" targetRef="done"/>
                <bpmn:endEvent id="done"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private SiteTopics topics;
    private ProcessEngine engine;

    @BeforeEach
    void start(KafkaBroker broker) {
        topics = Kafkas.site(broker.bootstrapServers(), Map.of());
        var configuration = (ProcessEngineConfigurationImpl) new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID())
                .setProcessEngineName(UUID.randomUUID().toString())
                .setJobExecutorActivate(false);
        configuration.setBeans(Map.of("kafkaDelegate", new KafkaDelegate(topics)));
        engine = configuration.buildProcessEngine();
        init(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
        topics.close();
    }

    @Test
    void aKafkaTaskRunsInsideAProcess(KafkaBroker broker) throws Exception {
        var name = broker.topicPrefix() + "orders";
        var spec = "{&quot;" + name
                + "&quot;: {&quot;partitions&quot;: 2, &quot;config&quot;: {&quot;retention.ms&quot;: 60000}}}";
        engine.getRepositoryService()
                .createDeployment()
                .addString("stream.bpmn", DIAGRAM.formatted(spec))
                .deploy();
        assertThat(engine.getRuntimeService().startProcessInstanceByKey("stream", "run-7"))
                .isEnded()
                .hasPassed("task_topics", "done");
        assertThat(Kafkas.live(topics, name).partitions()).isEqualTo(2);
        assertThat(Kafkas.live(topics, name).settings()).containsEntry("retention.ms", "60000");
    }
}
