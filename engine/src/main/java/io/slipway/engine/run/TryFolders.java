package io.slipway.engine.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The folders of this node in which tasks worked. A script's inputs lie there, secrets in the clear among them, so they go
 * as soon as their run is over; a further round begins in folders of its own.
 */
public final class TryFolders {

    private static final Logger LOG = LoggerFactory.getLogger(TryFolders.class);

    private final Path tries;
    private final RunBook runs;

    public TryFolders(Path tries, RunBook runs) {
        this.tries = tries;
        this.runs = runs;
    }

    /** Folders of runs that nobody knows stay: the node may have worked for another database. */
    public void sweep() {
        for (var folder : folders()) {
            runs.find(String.valueOf(folder.getFileName()))
                    .filter(run -> run.state().isOver())
                    .ifPresent(run -> remove(folder, run.round()));
        }
    }

    private List<Path> folders() {
        if (!Files.isDirectory(tries)) return List.of();
        try (var found = Files.list(tries)) {
            return found.toList();
        } catch (IOException e) {
            LOG.warn("The folders of tries cannot be listed: {}", e.toString());
            return List.of();
        }
    }

    /** Not the folder as a whole: another round may begin in it just now. */
    private static void remove(Path folder, int rounds) {
        try {
            for (int round = 1; round <= rounds; round++)
                FileSystemUtils.deleteRecursively(folder.resolve(String.valueOf(round)));
            Files.delete(folder);
        } catch (DirectoryNotEmptyException anotherRound) {
            LOG.debug("Another round has begun in {}.", folder);
        } catch (IOException e) {
            LOG.warn("A folder of a run that is over cannot be removed, and is tried again later: {}", e.toString());
        }
    }
}
