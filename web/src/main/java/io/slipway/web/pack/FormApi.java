package io.slipway.web.pack;

import io.slipway.engine.graph.TaskGraph;
import io.slipway.engine.values.Skeleton;
import io.slipway.web.openapi.Operation;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All that a package asks people for, as one form (TR-5). */
@RestController
@RequestMapping("/api/v1/packages/{ref}/form")
class FormApi {

    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final PackageDesk desk;

    FormApi(PackageDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation("Gives the form of a package's values, or of one task's; as YAML it is a values file to be filled in.")
    ResponseEntity<String> form(
            @PathVariable String ref,
            @RequestParam(required = false) @Nullable String task,
            @RequestParam(defaultValue = "json") String format) {
        var graph = TaskGraph.of(desk.read(desk.find(ref)));
        var form = PackageForm.of(graph, task).orElseThrow(() -> noTask(graph, String.valueOf(task)));
        return switch (format) {
            case "json" ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(form.json().toString());
            case "yaml" -> ResponseEntity.ok().contentType(YAML).body(Skeleton.of(form));
            default ->
                throw PackageRefusal.of(
                        HttpStatus.BAD_REQUEST,
                        PackageErrors.FORM_FORMAT,
                        "There is no such format of a form. Give json or yaml.");
        };
    }

    private static PackageRefusal noTask(TaskGraph graph, String task) {
        return PackageRefusal.of(HttpStatus.BAD_REQUEST, PackageErrors.FORM_TASK, PackageForm.noTask(graph, task));
    }
}
