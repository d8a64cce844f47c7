package io.slipway.helm;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.UpgradeCommand;

/**
 * What Helm is asked to do. Whether to install or to upgrade is decided by who calls: the library's own choice between
 * the two forgets on which cluster. Nothing waits here but hooks.
 */
final class Calls {

    private static final int MOST = 2_000;

    private Calls() {}

    static String make(Call call) {
        return switch (call.text("verb")) {
            case "version" -> Helm.version().call();
            case "install" -> install(call);
            case "upgrade" -> upgrade(call);
            case "uninstall" -> uninstall(call);
            case "template" -> template(call);
            default -> throw new IllegalArgumentException("There is no verb " + call.text("verb") + ".");
        };
    }

    /** Before any of them is made: thousands take minutes, and as long to be removed. */
    private static void requireModest(Call call) {
        long objects;
        try {
            objects = template(call)
                    .lines()
                    .filter(line -> line.startsWith("kind:"))
                    .count();
        } catch (RuntimeException failure) {
            // Without a cluster to ask, some charts do not render. What is wrong with others, the call itself tells.
            return;
        }
        if (objects <= MOST) return;
        throw new IllegalStateException("The chart renders " + objects + " objects, and one release may have " + MOST
                + ". Correct what it counts, or split it into several charts.");
    }

    private static String install(Call call) {
        if (call.has("count")) requireModest(call);
        InstallCommand command = new Helm(call.path("chart"))
                .install()
                .withName(call.text("name"))
                .withNamespace(call.text("namespace"))
                .withKubeConfig(call.path("kubeconfig"))
                .withDescription(call.text("description"))
                .withTimeout(seconds(call));
        call.values().forEach(command::withValuesFile);
        // Two thirds of a call's time goes into a document that the API server checks by, too.
        command.disableOpenApiValidation();
        if (call.has("skipCrds")) command.skipCrds();
        if (call.has("dryRun")) command.dryRun().withDryRunOption(DryRun.SERVER);
        return command.call().getOutput();
    }

    private static String upgrade(Call call) {
        if (call.has("count")) requireModest(call);
        UpgradeCommand command = new Helm(call.path("chart"))
                .upgrade()
                .withName(call.text("name"))
                .withNamespace(call.text("namespace"))
                .withKubeConfig(call.path("kubeconfig"))
                .withDescription(call.text("description"))
                .withTimeout(seconds(call))
                .resetValues();
        call.values().forEach(command::withValuesFile);
        command.disableOpenApiValidation();
        if (call.has("skipCrds")) command.skipCrds();
        if (call.has("dryRun")) command.dryRun().withDryRunOption(DryRun.SERVER);
        return command.call().getOutput();
    }

    private static String uninstall(Call call) {
        var command = Helm.uninstall(call.text("name"))
                .withNamespace(call.text("namespace"))
                .withKubeConfig(call.path("kubeconfig"))
                .ignoreNotFound()
                .keepHistory();
        if (call.has("noHooks")) command.noHooks();
        return command.call();
    }

    private static String template(Call call) {
        var command = new Helm(call.path("chart"))
                .template()
                .withName(call.text("name"))
                .withNamespace(call.text("namespace"))
                .skipCrds();
        call.found("kubeVersion").ifPresent(command::withKubeVersion);
        call.values().forEach(command::withValuesFile);
        return command.call();
    }

    private static int seconds(Call call) {
        return Integer.parseInt(call.text("seconds"));
    }
}
