package io.slipway.web.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slipway.engine.install.AppBook;
import io.slipway.engine.install.AppExport;
import io.slipway.web.openapi.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Packages made of what is installed. They hold what was filled in as a secret too, so they are for admins. */
@RestController
class ExportApi {

    private final AppExport export;
    private final AppBook book;

    ExportApi(AppExport export, AppBook book) {
        this.export = export;
        this.book = book;
    }

    @GetMapping("/api/v1/apps/{app}/export")
    @Operation("Gives an installed app as a package, with what was changed since in its local.")
    void app(@PathVariable String app, HttpServletResponse response) {
        var version = book.find(app).map(there -> there.version()).orElse("");
        export.app(app, to(response, app + "-" + version));
    }

    /** @param objects {@code kind/name@app} each */
    record Selection(
            @Nullable String id,
            @Nullable String version,
            @JsonProperty("objects") @Nullable List<String> selected) {}

    @PostMapping("/api/v1/apps/export")
    @Operation("Gives objects that are in force as the package of a new app.")
    void objects(@RequestBody Selection wanted, HttpServletResponse response) {
        var id = wanted.id() == null ? "" : wanted.id();
        var version = wanted.version() == null ? "" : wanted.version();
        var selected = wanted.selected() == null ? List.<String>of() : wanted.selected();
        export.objects(id, version, selected, to(response, id + "-" + version));
    }

    private static AppExport.Target to(HttpServletResponse response, String name) {
        return () -> {
            response.setContentType("application/gzip");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(name + ".tgz")
                            .build()
                            .toString());
            return response.getOutputStream();
        };
    }
}
