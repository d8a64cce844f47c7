package io.slipway.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.app.pipeline.PipelineFile;
import io.slipway.engine.app.pipeline.PipelineReading;
import io.slipway.engine.fault.Fault;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two apps may do in each other's neighbourhood, and what not. */
class ConflictsTest {

    private static final RoleName AGG = new RoleName("vector", "agg");
    private static final RoleName EDGE = new RoleName("vector", "edge");
    private static final RoleName PARSE = new RoleName("logstash", "parse");

    private static Placed part(RoleName role, String host, String owner, String text) {
        var content = JsonNodeFactory.instance.objectNode().put("text", text);
        if (role.service().equals("vector")) {
            var file = new PipelineFile(AppSource.DEFAULT, "vector.yaml", text);
            var read = new PipelineReading(true, new Findings()).read("vector", role.role(), List.of(file));
            content.set("config", read.config().orElseThrow());
        }
        return Placed.of(role, Set.of(host), owner, owner + "-1", content);
    }

    private static Placed mine(String text) {
        return part(AGG, "a", "mine", text);
    }

    private static Placed theirs(String text) {
        return part(AGG, "a", "theirs", text);
    }

    private static List<String> faults(Placed mine, Set<String> requires, Placed... others) {
        Requires all = owner -> owner.equals("mine") ? requires : Set.of();
        return new Conflicts(mine, List.of(others), all)
                .all().stream().map(Fault::toString).toList();
    }

    private static String source(String id, String more) {
        return "sources: {" + id + ": {type: socket, " + more + "}}\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mode: tcp, address: "0.0.0.0:9000"   | mode: tcp, address: "0.0.0.0:9000"   | true
            mode: tcp, address: "0.0.0.0:9000"   | mode: tcp, address: "127.0.0.1:9000" | true
            mode: tcp, address: "[::]:9000"      | mode: tcp, address: "10.0.0.1:9000"  | true
            mode: tcp, address: "10.0.0.1:9000"  | mode: tcp, address: "127.0.0.1:9000" | false
            mode: tcp, address: "0.0.0.0:9000"   | mode: udp, address: "0.0.0.0:9000"   | false
            mode: tcp, address: "0.0.0.0:9000"   | mode: tcp, address: "0.0.0.0:9001"   | false
            mode: unix, path: /run/a             | mode: unix, path: /run/a             | false
            mode: tcp, address: "${HOST}:${PORT}"| mode: tcp, address: "${HOST}:${PORT}"| false
            """)
    void twoCannotListenOnOnePort(String one, String other, boolean collide) {
        assertThat(faults(mine(source("a", one)), Set.of(), theirs(source("b", other)))
                        .size())
                .isEqualTo(collide ? 1 : 0);
    }

    @Test
    void aPortIsTakenOverAllRolesAndServicesOfAMachineAndTheFaultNamesAll() {
        var mine = mine(source("web", "mode: tcp, address: '0.0.0.0:5044'"));
        var beats = part(PARSE, "a", "theirs", "input { beats { port => 5044 id => \"in\" } }");
        assertThat(faults(mine, Set.of(), beats))
                .singleElement()
                .asString()
                .contains("PIPELINE-PORT", "vector/agg", "\"web\"", "5044", "the input beats \"in\"", "'theirs'")
                .contains("(run theirs-1)", "logstash/parse");
        var elsewhere = part(PARSE, "b", "theirs", "input { beats { port => 5044 } }");
        assertThat(faults(mine, Set.of(), elsewhere)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sources: {x: {type: opentelemetry, grpc: {address: "0.0.0.0:9000"}, http: {address: "0.0.0.0:4318"}}}
            sinks: {x: {type: prometheus_exporter, inputs: [a], address: "0.0.0.0:9000"}}
            api: {enabled: true, address: "0.0.0.0:9000"}
            """)
    void whateverListensIsSeen(String text) {
        var taken = theirs(source("b", "mode: tcp, address: '0.0.0.0:9000'"));
        assertThat(faults(mine(text), Set.of(), taken)).anyMatch(fault -> fault.contains("PIPELINE-PORT"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sinks: {x: {type: socket, mode: tcp, inputs: [a], address: "0.0.0.0:9000"}}
            sources: {x: {type: websocket, uri: "ws://a:9000", address: "0.0.0.0:9000"}}
            api: {enabled: false, address: "0.0.0.0:9000"}
            """)
    void whateverConnectsTakesNoPort(String text) {
        var taken = theirs(source("b", "mode: tcp, address: '0.0.0.0:9000'"));
        assertThat(faults(mine(text), Set.of(), taken)).noneMatch(fault -> fault.contains("PIPELINE-PORT"));
    }

    @Test
    void anIdIsTakenWithinItsRoleAndOnlyThere() {
        var text = source("in", "mode: unix");
        assertThat(faults(mine(text), Set.of(), theirs(text)))
                .singleElement()
                .asString()
                .contains("PIPELINE-TAKEN", "\"in\"");
        assertThat(faults(mine(text), Set.of(), part(EDGE, "a", "theirs", text)))
                .isEmpty();
    }

    @Test
    void whatHoldsForTheWholeConfigurationOneOnlyCanSay() {
        assertThat(faults(mine("data_dir: /a"), Set.of(), theirs("data_dir: /b")))
                .singleElement()
                .asString()
                .contains("\"data_dir\"");
    }

    private static String sink(String id, String input) {
        return "sinks: {" + id + ": {type: console, inputs: ['" + input + "']}}\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            in     | mine   |
            in     | theirs | which this app does not require
            in.out | theirs | which this app does not require
            i*     | theirs | which this app does not require
            [h-j]n | theirs | which this app does not require
            in     | both   |
            i*     | both   |
            nobody | both   | nobody there is called so
            out    | both   | nobody there is called so
            x*     | both   | nobody there is called so
            """)
    void eventsComeFromOwnOrRequiredApps(String input, String from, String fault) {
        var in = source("in", "mode: unix");
        var mine = mine((from.equals("mine") ? in : "") + sink("take", input));
        var theirs = theirs((from.equals("mine") ? "" : in) + sink("out", from.equals("mine") ? "in" : "in"));
        var found = faults(mine, from.equals("both") ? Set.of("theirs") : Set.of(), theirs);
        var about = found.stream().filter(one -> one.contains("\"take\"")).toList();
        if (fault == null) assertThat(about).isEmpty();
        else assertThat(about).singleElement().asString().contains("PIPELINE-INPUT", fault);
    }

    @Test
    void aPatternOfAnotherAppTakesNothingFromOneThatItDoesNotKnow() {
        var theirs = theirs(source("theirs", "mode: unix") + sink("all", "*"));
        assertThat(faults(mine(source("in", "mode: unix")), Set.of(), theirs))
                .singleElement()
                .asString()
                .contains("which it does not know", "\"*\"", "'theirs'");
    }

    @Test
    void whatOthersNeedMayNotGo() {
        assertThat(faults(mine(source("other", "mode: unix")), Set.of(), theirs(sink("out", "in"))))
                .singleElement()
                .asString()
                .contains("would be gone", "\"in\"");
    }

    @Test
    void aCircleOverTwoAppsIsSeen() {
        var mine = mine("transforms: {a: {type: remap, inputs: [b], source: ''}}");
        var theirs = theirs("transforms: {b: {type: remap, inputs: [a], source: ''}}");
        assertThat(faults(mine, Set.of("theirs"), theirs))
                .singleElement()
                .asString()
                .contains("PIPELINE-CIRCLE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            input { tcp { port => 9000 } }                                              | 9000 |
            input { udp { port => 9000 id => "in" } }                                   | 9000/udp | in
            input { http { } }                                                          | 8080 |
            input { tcp { mode => "client" host => "a" port => 9000 } }                 |      |
            output { tcp { host => "a" port => 9000 id => "out" } }                     |      | out
            input { tcp { host => "127.0.0.1" port => "9000" } }                        | 127.0.0.1:9000 |
            input { if [type] == "a" { tcp { port => 9000 } } else { beats { port => 1 } } } | 9000,1 |
            input { tcp { codec => json { charset => "x" id => "no" } tags => ["id", "port"] port => 9000 } } | 9000 |
            filter { mutate { add_field => { "port" => "1" "id" => "no" } id => "yes" } } |    | yes
            filter { if [a] =~ /b{2}/ { drop { id => "dropped" } } }                    |      | dropped
            input { tcp { port => "${PORT}" } } # tcp { port => 1 }                     |      |
            """)
    void portsAndIdsAreReadOutOfLogstashFiles(String text, String ports, String ids) {
        var shape = new LogstashShape(text).read();
        assertThat(shape.ports().stream().map(port -> port.port(":"))).containsExactly(words(ports));
        assertThat(shape.components().stream().map(Component::id)).containsExactly(words(ids));
    }

    private static String[] words(String given) {
        return given == null ? new String[0] : Stream.of(given.split(",")).toArray(String[]::new);
    }
}
