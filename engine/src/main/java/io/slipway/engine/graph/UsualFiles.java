package io.slipway.engine.graph;

import io.slipway.engine.graph.FileReferences.FileReference;
import io.slipway.engine.yaml.Located;
import io.slipway.engine.yaml.Mapping;
import io.slipway.engine.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Where the built-in types name files of the package. */
final class UsualFiles {

    private static final List<String> SCRIPTS = List.of("run", "undo", "probe");

    private UsualFiles() {}

    static List<FileReference> in(Mapping spec, SortedSet<String> files) {
        var found = new ArrayList<FileReference>();
        // A text there is a file when there is one of that name, else the script itself; so only the long form can be
        // wrong.
        for (var key : SCRIPTS) {
            spec.child(key).flatMap(script -> script.child("file")).ifPresent(file -> add(file, found));
        }
        spec.child("chart")
                .filter(chart -> chart instanceof Scalar scalar && isInPackage(scalar.text(), spec, files))
                .ifPresent(chart -> add(chart, found));
        return found;
    }

    private static void add(Located value, List<FileReference> found) {
        if (value instanceof Scalar scalar && scalar.isText()) {
            found.add(new FileReference(scalar.text(), scalar.place()));
        }
    }

    /** Not an address, and not the {@code repository/chart} of a repository that the site knows: then its folder is not here. */
    private static boolean isInPackage(String chart, Mapping spec, SortedSet<String> files) {
        if (chart.contains("://")) return false;
        if (spec.entries().containsKey("repository") || spec.entries().containsKey("repo")) return false;
        var parts = chart.split("/", 3);
        return parts.length != 2
                || chart.endsWith(".tgz")
                || parts[0].equals(".")
                || PackagePaths.isThere(parts[0], files);
    }
}
