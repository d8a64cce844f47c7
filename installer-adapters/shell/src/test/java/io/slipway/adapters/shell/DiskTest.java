package io.slipway.adapters.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {

    private static final int TASKS = 8;

    /** Tasks of one run that begin together. */
    @RepeatedTest(20)
    void foldersThatShareTheirParentsAreMadeSideBySide(@TempDir Path folder) throws Exception {
        var together = new CyclicBarrier(TASKS);
        var threads = Executors.newFixedThreadPool(TASKS);
        var made = new ArrayList<Callable<Path>>();
        for (int i = 0; i < TASKS; i++) {
            var own = folder.resolve("run/1/task-" + i + "/do-1");
            made.add(() -> {
                together.await();
                Disk.make(own);
                return own;
            });
        }
        for (var one : threads.invokeAll(made)) assertThat(one.get()).isDirectory();
        threads.shutdown();
    }
}
