package io.slipway.engine.graph;

import io.slipway.engine.fault.Place;
import io.slipway.engine.yaml.Mapping;
import java.util.List;
import java.util.SortedSet;

/** Says which files or folders of its package a task names, so that a missing one is found before anything runs. */
@FunctionalInterface
public interface FileReferences {

    /** {@code chart}, and {@code {file: …}} in {@code run}, {@code undo} and {@code probe}. */
    FileReferences USUAL = UsualFiles::in;

    /** A file or folder that has to be in the package. */
    record FileReference(String path, Place place) {}

    /** @param files of the package: what may be something else, and is none of them, is not named as a file */
    List<FileReference> in(Mapping spec, SortedSet<String> files);
}
