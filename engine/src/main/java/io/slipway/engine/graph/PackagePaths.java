package io.slipway.engine.graph;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;

/** Looks for files and folders among the paths of a package. */
final class PackagePaths {

    private PackagePaths() {}

    static boolean isThere(String path, SortedSet<String> files) {
        var tidy = tidy(path);
        return files.contains(tidy) || isFolder(tidy, files);
    }

    private static boolean isFolder(String tidy, SortedSet<String> files) {
        var within = files.tailSet(tidy + "/");
        return !within.isEmpty() && within.first().startsWith(tidy + "/");
    }

    /** For guesses. */
    static Set<String> withFolders(SortedSet<String> files) {
        var all = new LinkedHashSet<String>();
        for (var file : files) {
            for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
                all.add(file.substring(0, slash));
            }
            all.add(file);
        }
        return all;
    }

    private static String tidy(String path) {
        var tidy = path.startsWith("./") ? path.substring(2) : path;
        return tidy.endsWith("/") ? tidy.substring(0, tidy.length() - 1) : tidy;
    }
}
