package io.slipway.web.pack;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Problem details for what the packages' routes refuse. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PackageErrors {

    static final String UPLOAD_REFUSED = "UPLOAD-REFUSED";
    static final String UPLOAD_NO_FILE = "UPLOAD-NO-FILE";
    static final String LIST_POSITION = "LIST-POSITION";
    static final String GRAPH_FORMAT = "GRAPH-FORMAT";
    static final String FORM_FORMAT = "FORM-FORMAT";
    static final String FORM_TASK = "FORM-TASK";

    private final Uploads uploads;

    PackageErrors(Uploads uploads) {
        this.uploads = uploads;
    }

    @ExceptionHandler
    ProblemDetail answer(PackageRefusal refusal) {
        var details = problem(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
        if (!refusal.faults().isEmpty()) details.setProperty("faults", FaultView.of(refusal.faults()));
        return details;
    }

    @ExceptionHandler
    ProblemDetail tooLarge(MaxUploadSizeExceededException tooLarge) {
        return problem(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "UPLOAD-TOO-LARGE",
                "The upload is larger than %d bytes. Leave large files out of the package, or ask the operator to raise packages.uploadLimit."
                        .formatted(uploads.limits().archiveBytes()));
    }

    /** The sender has gone in the middle, or does not speak multipart. */
    @ExceptionHandler
    ProblemDetail broken(MultipartException broken) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "UPLOAD-BROKEN",
                "The upload did not arrive whole. Send multipart/form-data with the archive in the field 'file'.");
    }

    private static ProblemDetail problem(HttpStatus status, String code, String sentence) {
        var details = ProblemDetail.forStatusAndDetail(status, sentence);
        details.setProperty("code", code);
        return details;
    }
}
