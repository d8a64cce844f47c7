package io.slipway.web.run;

import io.slipway.engine.run.RunProblem;
import io.slipway.web.openapi.Operation;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** What became of a run, for programs, terminals and mails. */
@RestController
class ReportApi {

    /** The page brings its style with it, and nothing else; whatever a task has said, nothing of it is ever executed. */
    private static final String ONLY_ITS_OWN_STYLE =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Reports reports;
    private final ITemplateEngine templates;

    ReportApi(Reports reports, ITemplateEngine templates) {
        this.reports = reports;
        this.templates = templates;
    }

    @GetMapping(
            value = "/api/v1/runs/{id}/report",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE, MediaType.TEXT_HTML_VALUE})
    @Operation("Tells what was checked, done, undone and left over, and what to do now.")
    ResponseEntity<Object> report(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept) {
        var report = reports.of(id);
        return switch (format == null ? wanted(accept) : format.toLowerCase(Locale.ROOT)) {
            case "json" ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(report);
            case "text" -> text("text/plain;charset=UTF-8", ReportText.of(report));
            case "html" -> text("text/html;charset=UTF-8", html(report));
            default ->
                throw new RunProblem(
                        RunProblem.Kind.INVALID,
                        "There is no report as '" + format + "'. Give json, text or html as the format.");
        };
    }

    private static ResponseEntity<Object> text(String type, String text) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", ONLY_ITS_OWN_STYLE)
                .contentType(MediaType.parseMediaType(type))
                .body(text);
    }

    private static String wanted(String accept) {
        if (accept.contains("json")) return "json";
        if (accept.contains("text/html")) return "html";
        return accept.contains("text/plain") ? "text" : "json";
    }

    /** A page of its own, without styles from elsewhere: it is mailed and filed. */
    private String html(ReportDocument report) {
        return templates.process("report", new Context(Locale.ROOT, Map.of("report", report)));
    }
}
