package io.slipway.web.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.run.RunProblem;
import io.slipway.engine.values.FilledValues;
import io.slipway.web.openapi.Operation;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people fill in for a package, kept encrypted until a run is started with it. It cannot be read back. */
@RestController
class ValuesApi {

    private final FilledValues values;

    ValuesApi(FilledValues values) {
        this.values = values;
    }

    /** @param id to be given as the values of a run */
    record Stored(String id) {}

    @PostMapping("/api/v1/values")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation("Keeps values, encrypted, and answers an id with which a run can be started.")
    Stored store(@RequestBody JsonNode filledIn, Principal caller) {
        if (!filledIn.isObject())
            throw new RunProblem(
                    RunProblem.Kind.INVALID, "The values are not an object. Send {\"global\":{…},\"tasks\":{…}}.");
        return new Stored(values.put(filledIn, caller.getName()));
    }
}
