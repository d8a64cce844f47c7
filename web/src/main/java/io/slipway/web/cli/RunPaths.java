package io.slipway.web.cli;

/** Where runs are in REST. */
final class RunPaths {

    static final String RUNS = "/api/v1/runs";

    private RunPaths() {}

    static String of(String run) {
        return RUNS + "/" + Rest.encoded(run);
    }

    static String of(String run, String more) {
        return of(run) + "/" + more;
    }

    static String task(String run, String task, String more) {
        return of(run) + "/tasks/" + Rest.encoded(task) + "/" + more;
    }
}
