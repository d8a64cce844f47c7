package io.slipway.delegates.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.task.TaskContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is wrong with a request before it is sent. Never shows a header or a query. */
record HttpCheck(Predicate<URI> policy) {

    Faults of(TaskContext task) {
        var faults = new ArrayList<Fault>();
        checkRequest(task, "", task.spec(), faults);
        for (var key : List.of("undo", "probe"))
            if (task.spec().path(key).isObject())
                checkRequest(task, key + ".", task.spec().path(key), faults);
        return Faults.of(faults);
    }

    private void checkRequest(TaskContext task, String prefix, JsonNode spec, List<Fault> faults) {
        var name = "Task " + Quoted.of(task.task());
        // Filled in only when the tasks before it have run; then the request is refused as late as it is sent.
        var text = spec.path("url").asText();
        if (!text.contains("${")) checkAddress(name, prefix, text, faults);
        for (var path : List.of("/expect/status", "/present", "/absent"))
            if (!Statuses.areSound(spec.at(path)))
                faults.add(fault(
                        "HTTP-STATUS",
                        name + ": " + prefix + path.substring(1).replace('/', '.') + " is no status.",
                        "Write 200, or 200-299 for a range, or a list of such."));
        for (var output : spec.path("outputs").properties())
            if (!Expectation.isPointer(output.getValue().asText()))
                faults.add(fault(
                        "HTTP-POINTER",
                        name + ": the output " + Quoted.of(output.getKey()) + " is no JSON pointer.",
                        "Begin it with /, as in /items/0/id."));
    }

    private void checkAddress(String name, String prefix, String text, List<Fault> faults) {
        var url = address(text);
        if (url.isEmpty())
            faults.add(fault(
                    "HTTP-ADDRESS",
                    name + ": " + prefix + "url is no address on the web.",
                    "Write it like https://api.example/v1/tenants."));
        else if (!policy.test(url.get()))
            faults.add(fault(
                    "HTTP-NOT-ALLOWED",
                    name + ": " + prefix + "url leads to an address that this site does not allow.",
                    "Ask whoever runs this Slipway to add it to policy.fetch.allow in slipway.yaml."));
    }

    private static Optional<URI> address(String text) {
        try {
            var url = new URI(text);
            return url.getScheme() == null || url.getHost() == null ? Optional.empty() : Optional.of(url);
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static Fault fault(String code, String what, String mend) {
        return new Fault(code, Place.UNKNOWN, what, mend);
    }
}
