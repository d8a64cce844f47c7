package io.slipway.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.task.TaskRoom;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rooms of the tasks on this node. What tasks say is gathered for a moment and written together; a task that says
 * thousand lines a second costs a row a moment. A task's end waits for its last lines. After a crash what was gathered
 * last is not told.
 */
public final class TaskRooms implements TaskEvents, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRooms.class);
    private static final long MOMENT_MILLIS = 200;

    private final Path tries;
    private final TaskLogs logs;
    private final JdbcTemplate jdbc;
    private final RunReach reach;
    private final Set<Talk> talks = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService scribe = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "slipway-task-logs");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param tries the folder of this node for what tries leave behind
     */
    public TaskRooms(Path tries, TaskLogs logs, DataSource dataSource, RunReach reach) {
        this.tries = tries;
        this.logs = logs;
        this.jdbc = new JdbcTemplate(dataSource);
        this.reach = reach;
        scribe.scheduleWithFixedDelay(this::writeAll, MOMENT_MILLIS, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * @param packageFiles the folder of the package
     * @param masked takes the run's secrets out of a line
     */
    public TaskRoom room(TaskKey key, int attempt, Path packageFiles, UnaryOperator<String> masked) {
        return new Room(key, attempt, packageFiles, masked);
    }

    private void writeAll() {
        for (var talk : talks) {
            orWarned(talk, talk::write);
            talk.leaveIfEmpty();
        }
    }

    private static void orWarned(Talk talk, Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            LOG.warn("A piece of the log of {} could not be written: {}", talk.key.task(), e.toString());
        }
    }

    /** What a task waited for that is over by now need not be written: of short tasks that is nearly all. */
    @Override
    public void ended(List<Result> results) {
        if (talks.isEmpty()) return;
        var over = results.stream().map(Result::key).collect(Collectors.toSet());
        for (var talk : talks) if (over.contains(talk.key)) talk.waitsNoMore();
    }

    @Override
    public void close() {
        scribe.shutdown();
        writeAll();
    }

    /**
     * What a task has said since it was written down last. Under its own lock nobody waits for the database: the completer
     * asks for it with rows locked that a write here may be waiting for. Who writes holds the pen instead.
     */
    private final class Talk {

        private final TaskKey key;
        private final Object pen = new Object();
        private final StringBuilder said = new StringBuilder();
        private String waitsFor = "";
        private String waitsForWritten = "";

        Talk(TaskKey key) {
            this.key = key;
        }

        synchronized void add(String line) {
            said.append(line).append('\n');
            talks.add(this);
        }

        synchronized void waitsFor(String what) {
            waitsFor = what;
            talks.add(this);
        }

        synchronized void waitsNoMore() {
            waitsForWritten = waitsFor;
        }

        /** Under the lock under which it comes back: a last line must not be left behind in between. */
        synchronized void leaveIfEmpty() {
            if (said.isEmpty() && waitsFor.equals(waitsForWritten)) talks.remove(this);
        }

        void write() {
            writeSaid();
            writeWaitsFor();
        }

        /** One piece after the other, and none is given up before it is written. */
        void writeSaid() {
            synchronized (pen) {
                var piece = soFar();
                if (piece.isEmpty()) return;
                logs.add(key, piece);
                forget(piece.length());
            }
        }

        private synchronized String soFar() {
            return said.toString();
        }

        private synchronized void forget(int written) {
            said.delete(0, written);
        }

        private void writeWaitsFor() {
            synchronized (pen) {
                var news = newsOfWaiting();
                if (news.isEmpty()) return;
                var what = news.get();
                jdbc.update(
                        "update task_attempt set waits_for = ? where run = ? and round = ? and task = ? and direction = ?",
                        what.substring(0, Math.min(2_000, what.length())),
                        key.run(),
                        key.round(),
                        key.task(),
                        key.direction().name());
                isWritten(what);
            }
        }

        private synchronized Optional<String> newsOfWaiting() {
            return waitsFor.equals(waitsForWritten) ? Optional.empty() : Optional.of(waitsFor);
        }

        private synchronized void isWritten(String what) {
            waitsForWritten = what;
        }
    }

    private final class Room implements TaskRoom {

        private final TaskKey key;
        private final int attempt;
        private final Path packageFiles;
        private final UnaryOperator<String> masked;
        private final Talk talk;

        Room(TaskKey key, int attempt, Path packageFiles, UnaryOperator<String> masked) {
            this.key = key;
            this.attempt = attempt;
            this.packageFiles = packageFiles;
            this.masked = masked;
            this.talk = new Talk(key);
        }

        @Override
        public Path packageFiles() {
            return packageFiles;
        }

        @Override
        public Path folder() {
            return tries.resolve(key.run())
                    .resolve(String.valueOf(key.round()))
                    .resolve(key.task())
                    .resolve(key.direction().name().toLowerCase(Locale.ROOT) + "-" + attempt);
        }

        @Override
        public void log(String line) {
            talk.add(masked.apply(line));
        }

        @Override
        public void waitsFor(String what) {
            talk.waitsFor(masked.apply(what));
        }

        /** What it waits for is left to the moment: of a task that has ended nobody asks. */
        @Override
        public void leave() {
            orWarned(talk, talk::writeSaid);
        }

        @Override
        public JsonNode services() {
            return reach.services(key.run());
        }

        @Override
        public Map<String, String> access() {
            return reach.access(key.run(), key.round());
        }
    }
}
