package io.slipway.web.app;

import io.slipway.engine.install.NotAllowed;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Problem details for who lacks a right to an object. */
@RestControllerAdvice
@Order(0)
class ObjectErrors {

    @ExceptionHandler
    ProblemDetail answer(NotAllowed refusal) {
        var details = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, refusal.getMessage());
        details.setProperty("code", "NOT-ALLOWED");
        return details;
    }
}
