package io.slipway.delegates.shell;

import io.slipway.engine.graph.FileReferences;
import io.slipway.engine.http.Downloads;
import io.slipway.engine.shell.Scripts;
import io.slipway.engine.site.Policy;
import io.slipway.engine.yaml.Scalar;
import java.util.ArrayList;

/** A shell task whose script stands in {@code source}. */
public final class ScriptDelegate extends ShellDelegate {

    private static final String SOURCE = "source";

    public ScriptDelegate(Scripts scripts, Downloads downloads, Policy policy) {
        super("script", SOURCE, scripts, downloads, policy);
    }

    @Override
    public FileReferences files() {
        return (spec, files) -> {
            var all = new ArrayList<>(FileReferences.USUAL.in(spec, files));
            spec.child(SOURCE)
                    .flatMap(source -> source.child("file"))
                    .filter(file -> file instanceof Scalar scalar && scalar.isText())
                    .ifPresent(file -> all.add(new FileReferences.FileReference(((Scalar) file).text(), file.place())));
            return all;
        };
    }
}
