package io.slipway.engine.bpmn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;

/**
 * The processes that Slipway brings along. Deployed when one of their files has changed; what a designer has deployed over
 * one of them stays the newest until then.
 */
public final class OwnProcesses {

    /** The diagrams in {@code processes/}, in the folder where that module keeps them. */
    public static final List<String> FILES = List.of(
            "run.bpmn",
            "execute.bpmn",
            "install.bpmn",
            "upgrade.bpmn",
            "uninstall.bpmn",
            "reserve.bpmn",
            "prepare.bpmn");

    private static final String FOLDER = "/io/slipway/processes/";
    private static final String NAME = "Slipway's own processes";

    private OwnProcesses() {}

    /** To be called under a lock over all nodes. */
    public static void deploy(RepositoryService repository) {
        var deployment =
                repository.createDeployment().name(NAME).source("slipway").enableDuplicateFiltering(true);
        for (var file : FILES) {
            try (var content = open(file)) {
                deployment.addInputStream(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        deployment.deploy();
    }

    private static InputStream open(String file) {
        var content = OwnProcesses.class.getResourceAsStream(FOLDER + file);
        if (content == null)
            throw new IllegalStateException(
                    "The diagram " + file + " is not on the class path: is the module of the processes missing?");
        return content;
    }
}
