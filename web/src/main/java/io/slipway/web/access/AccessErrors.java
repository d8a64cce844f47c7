package io.slipway.web.access;

import io.slipway.engine.access.AccessProblem;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Problem details for what accounts and tokens refuse. */
@RestControllerAdvice
@Order(0)
class AccessErrors {

    @ExceptionHandler
    ProblemDetail answer(AccessProblem problem) {
        var details = ProblemDetail.forStatusAndDetail(statusOf(problem.kind()), problem.getMessage());
        details.setProperty("code", "ACCESS-" + problem.kind().name().replace('_', '-'));
        return details;
    }

    private static HttpStatus statusOf(AccessProblem.Kind kind) {
        return switch (kind) {
            case NOT_THERE -> HttpStatus.NOT_FOUND;
            case THERE_ALREADY, NOT_ALLOWED -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }
}
