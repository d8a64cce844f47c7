package io.slipway.web.pack;

import io.slipway.engine.packages.ListPosition;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.packages.StoredPackage;
import io.slipway.web.access.Page;
import io.slipway.web.openapi.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Packages: operators push them, viewers read them. A reference is NAME:VERSION, NAME, or a digest or its beginning. */
@RestController
@RequestMapping("/api/v1/packages")
class PackagesApi {

    private final PackageDesk desk;
    private final PackageStore packages;
    private final TaskKinds kinds;

    PackagesApi(PackageDesk desk, PackageStore packages, TaskKinds kinds) {
        this.desk = desk;
        this.packages = packages;
        this.kinds = kinds;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation("Takes in a package, a .tgz or .zip; what is there already stays.")
    ResponseEntity<PackageView> push(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean replace,
            Principal caller) {
        if (file == null)
            throw PackageRefusal.of(
                    HttpStatus.BAD_REQUEST,
                    PackageErrors.UPLOAD_NO_FILE,
                    "There is no archive in the request. Send multipart/form-data with the .tgz or .zip in the field 'file'.");
        var pushed = desk.push(file, replace, caller.getName());
        return ResponseEntity.status(pushed.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .header(
                        HttpHeaders.LOCATION,
                        "/api/v1/packages/" + pushed.stored().digest())
                .body(PackageView.of(pushed.stored()));
    }

    @GetMapping
    @Operation("Lists the packages, the newest first.")
    Page<PackageView> list(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var from = after == null ? null : position(after);
        var page = Page.<StoredPackage>of(
                limit, most -> packages.list(name, most, from), last -> PackageStore.position(last)
                        .toString());
        return new Page<>(page.items().stream().map(PackageView::of).toList(), page.next());
    }

    private static ListPosition position(String after) {
        return ListPosition.parse(after)
                .orElseThrow(() -> PackageRefusal.of(
                        HttpStatus.BAD_REQUEST,
                        PackageErrors.LIST_POSITION,
                        "'after' is no end of a page. Give the 'next' of the page before, or leave it out."));
    }

    @GetMapping("/{ref}")
    @Operation("Gives a package with its tasks and their order.")
    PackageView.Details one(@PathVariable String ref) {
        var stored = desk.find(ref);
        return PackageView.Details.of(stored, desk.read(stored), kinds);
    }

    @GetMapping("/{ref}/archive")
    @Operation("Gives a package as it was pushed.")
    void archive(@PathVariable String ref, HttpServletResponse response) throws IOException {
        var stored = desk.find(ref);
        var name = stored.name() + "-" + stored.version() + ".tgz";
        response.setContentType("application/gzip");
        response.setContentLengthLong(stored.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        try (var content = packages.archive(stored)) {
            content.transferTo(response.getOutputStream());
        }
    }

    @GetMapping("/{ref}/graph")
    @Operation("Draws the order of the tasks.")
    ResponseEntity<String> graph(@PathVariable String ref, @RequestParam(defaultValue = "json") String format) {
        var wanted = format(format);
        return ResponseEntity.ok().contentType(typeOf(wanted)).body(desk.picture(ref, wanted));
    }

    private static GraphPicture.Format format(String word) {
        return Arrays.stream(GraphPicture.Format.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> PackageRefusal.of(
                        HttpStatus.BAD_REQUEST,
                        PackageErrors.GRAPH_FORMAT,
                        "There is no such format of a graph. Give json, bpmn, mermaid, dot or text."));
    }

    private static MediaType typeOf(GraphPicture.Format format) {
        return switch (format) {
            case JSON -> MediaType.APPLICATION_JSON;
            case BPMN -> MediaType.APPLICATION_XML;
            case TEXT, MERMAID, DOT -> new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
        };
    }

    @DeleteMapping("/{ref}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation("Removes a package, unless a run uses it.")
    void remove(@PathVariable String ref) {
        PackageRefusal.orRefuse(packages.remove(ref));
    }
}
