package io.slipway.web.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delegates.reference.ElementTemplate;
import io.slipway.delegates.reference.SagaStep;
import io.slipway.delegates.reference.SagaSteps;
import io.slipway.engine.bpmn.ProcessBook;
import io.slipway.engine.bpmn.laws.DiagramLint;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.TaskTypes;
import io.slipway.web.access.Page;
import io.slipway.web.openapi.Operation;
import io.slipway.web.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The processes in the engine: listed, exported, linted, deployed. */
@RestController
@RequestMapping("/api/v1/processes")
class ProcessesApi {

    private static final String USUAL_FILE = "process.bpmn";

    private final ProcessBook book;
    private final DiagramLint lint;
    private final TaskTypes types;

    ProcessesApi(ProcessBook book, DiagramLint lint, TaskTypes types) {
        this.book = book;
        this.lint = lint;
        this.types = types;
    }

    record Process(String key, String name, int version, String versionTag, boolean edited, Instant deployedAt) {
        static Process of(ProcessBook.Process process) {
            return new Process(
                    process.key(),
                    process.name(),
                    process.version(),
                    process.versionTag(),
                    process.edited(),
                    process.deployedAt());
        }
    }

    record Findings(List<Finding> findings) {}

    record Deployed(List<Process> processes) {}

    @Operation("Lists the processes that are deployed.")
    @GetMapping
    Page<Process> list(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return Page.of(
                limit, most -> book.list(most, after).stream().map(Process::of).toList(), Process::key);
    }

    @Operation("Gives the diagram of a process.")
    @GetMapping(path = "/{key}/bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] export(@PathVariable String key, @RequestParam(required = false) @Nullable Integer version) {
        return book.bpmn(key, version).orElseThrow(() -> new NoSuchProcess(key, version));
    }

    @Operation("Gives an element template for each task type, plug-ins' too: what a modeler needs to offer them.")
    @GetMapping("/templates")
    List<ObjectNode> templates() {
        var ofTypes = types.all().stream()
                .sorted(Comparator.comparing(TaskType::name))
                .map(ElementTemplate::of);
        var ofSteps = SagaSteps.all().stream().map(SagaStep::template);
        return Stream.concat(ofTypes, ofSteps).toList();
    }

    @Operation("Holds a diagram to the laws, without deploying it.")
    @PostMapping("/lint")
    Findings lint(HttpServletRequest request, @RequestParam(defaultValue = USUAL_FILE) String file) throws IOException {
        return new Findings(lint.breaches(Diagrams.file(file), Diagrams.read(request)).stream()
                .map(Finding::of)
                .toList());
    }

    @Operation("Deploys a diagram, if it keeps the laws.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Deployed deploy(SignedIn caller, HttpServletRequest request, @RequestParam(defaultValue = USUAL_FILE) String file)
            throws IOException {
        var deployed = book.deploy(Diagrams.file(file), Diagrams.read(request), caller.getName(), caller.groups());
        return new Deployed(deployed.stream().map(Process::of).toList());
    }
}
