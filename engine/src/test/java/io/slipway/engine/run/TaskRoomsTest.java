package io.slipway.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.slipway.engine.store.DatabaseAddress;
import io.slipway.engine.store.Store;
import io.slipway.engine.task.Direction;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When what a task said can be read. TR-11. */
class TaskRoomsTest {

    static final RunReach NO_REACH = new RunReach() {
        @Override
        public JsonNode services(String run) {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public Map<String, String> access(String run, int round) {
            return Map.of();
        }
    };

    @TempDir
    Path folder;

    @Test
    void whoSeesTheEndOfATaskFindsAllThatItSaid() {
        try (var store = Store.open(DatabaseAddress.fileIn(folder))) {
            new RunBook(store.dataSource()).open(TestRuns.running("talks", "1.0.0", ""));
            var logs = new TaskLogs(store.dataSource(), Clock.systemUTC());
            try (var rooms = new TaskRooms(folder, logs, store.dataSource(), NO_REACH)) {
                for (int task = 0; task < 20; task++) {
                    var key = new TaskKey("talks", 1, "task-" + task, Direction.DO);
                    var room = rooms.room(key, 1, folder, line -> line.replace("s3cret", "•••"));
                    room.log("the first line");
                    room.log("the last, with s3cret");
                    room.leave();
                    assertThat(logs.last(key, 10))
                            .extracting(TaskLogs.Piece::text)
                            .containsExactly("the first line\nthe last, with •••\n");
                }
            }
        }
    }
}
