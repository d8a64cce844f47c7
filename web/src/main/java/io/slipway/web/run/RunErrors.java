package io.slipway.web.run;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.run.RunProblem;
import io.slipway.web.pack.FaultView;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Problem details for what runs refuse, and for what is wrong with what somebody sent. */
@RestControllerAdvice
@Order(0)
public class RunErrors {

    @ExceptionHandler
    ProblemDetail answer(RunProblem problem) {
        return detailsOf(problem);
    }

    @ExceptionHandler
    ProblemDetail answer(FaultsException found) {
        return detailsOf(found);
    }

    /** The engine's own REST answers in the same words. */
    public static ProblemDetail detailsOf(RunProblem problem) {
        var details = ProblemDetail.forStatusAndDetail(statusOf(problem.kind()), problem.getMessage());
        details.setProperty("code", "RUNS-" + problem.kind().name().replace('_', '-'));
        return details;
    }

    public static ProblemDetail detailsOf(FaultsException found) {
        var details = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, sentence(found));
        details.setProperty("code", code(found));
        details.setProperty("faults", FaultView.of(found.faults()));
        return details;
    }

    private static String code(FaultsException found) {
        return found.faults().count() == 1 ? found.faults().all().get(0).code() : "FAULTS-FOUND";
    }

    private static String sentence(FaultsException found) {
        List<Fault> all = found.faults().all();
        var first = all.isEmpty()
                ? "Something is wrong with it."
                : all.get(0).what() + " " + all.get(0).mend();
        return all.size() < 2 ? first : all.size() + " faults were found. The first: " + first;
    }

    private static HttpStatus statusOf(RunProblem.Kind kind) {
        return switch (kind) {
            case NOT_THERE -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.BAD_REQUEST;
        };
    }
}
