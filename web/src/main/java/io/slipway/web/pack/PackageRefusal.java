package io.slipway.web.pack;

import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Faults;
import org.springframework.http.HttpStatus;

/** A request that is answered with faults. */
final class PackageRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient Faults faults;

    private PackageRefusal(HttpStatus status, String code, String sentence, Faults faults) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.faults = faults;
    }

    static PackageRefusal of(HttpStatus status, String code, String sentence) {
        return new PackageRefusal(status, code, sentence, Faults.NONE);
    }

    /** Everything that is wrong with an upload, at once. */
    static PackageRefusal ofUpload(String name, Faults faults) {
        var count = faults.count() == 1 ? "a fault" : faults.count() + " faults";
        return new PackageRefusal(
                HttpStatus.UNPROCESSABLE_ENTITY,
                PackageErrors.UPLOAD_REFUSED,
                "The package in '" + name + "' has " + count + "; nothing of it was kept.",
                faults);
    }

    /** The value, or the one fault about the store of packages as an answer. */
    static <T> T orRefuse(Checked<T> checked) {
        if (checked.isSound()) return checked.orThrow();
        var first = checked.faults().all().get(0);
        throw new PackageRefusal(
                statusOf(first.code()), first.code(), first.what() + " " + first.mend(), checked.faults());
    }

    private static HttpStatus statusOf(String code) {
        if (code.endsWith("-UNKNOWN")) return HttpStatus.NOT_FOUND;
        return code.endsWith("-TAKEN") || code.endsWith("-IN-USE")
                ? HttpStatus.CONFLICT
                : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    Faults faults() {
        return faults;
    }
}
