package io.slipway.web.process;

import io.slipway.engine.fault.FaultsException;
import io.slipway.web.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Problem details for diagrams that are not taken. */
@RestControllerAdvice(basePackageClasses = ProcessErrors.class)
@Order(0)
class ProcessErrors {

    record Told(String code, String what, String mend) {}

    @ExceptionHandler
    ProblemDetail answer(FaultsException refused) {
        var faults = refused.faults();
        var details = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "Nothing was deployed. This has to be mended first:\n" + faults.render());
        details.setProperty("code", faults.all().get(0).code());
        details.setProperty(
                "faults",
                faults.stream()
                        .map(fault -> new Told(fault.code(), fault.what(), fault.mend()))
                        .toList());
        return details;
    }

    @ExceptionHandler
    ProblemDetail answer(NoSuchProcess missing) {
        var details = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
        details.setProperty("code", "PROCESS-NOT-THERE");
        return details;
    }

    @ExceptionHandler
    ProblemDetail answer(Problem usage) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, usage.getMessage());
    }
}
