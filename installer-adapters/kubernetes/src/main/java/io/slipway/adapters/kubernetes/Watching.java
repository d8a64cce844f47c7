package io.slipway.adapters.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.adapters.kubernetes.ready.Standing.Hopeless;
import io.slipway.adapters.kubernetes.ready.Standing.Lacking;
import io.slipway.engine.cluster.ClusterProblem;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.cluster.Readiness.Waited;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** One wait, with the objects in sight. */
final class Watching {

    private static final long LOOK_AGAIN_MILLIS = 1_000;

    /** What changes together is judged together. */
    private static final long TOGETHER_MILLIS = 20;

    private static final int MOST_TOLD = 5;

    private final Connection connection;
    private final Sight sight;
    private final List<ObjectRef> objects;
    private final Consumer<String> lacking;
    private final Standings standings;
    private String said = "";

    Watching(Connection connection, Sight sight, List<ObjectRef> objects, Consumer<String> lacking) {
        this.connection = connection;
        this.sight = sight;
        this.objects = objects;
        this.lacking = lacking;
        this.standings = new Standings(connection, sight);
    }

    Waited until(long end) throws InterruptedException {
        while (true) {
            var now = judge(sight::find);
            if (!(now instanceof Waited.TooLate late)) return now;
            say(late.why());
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) return lastLook(late);
            sight.awaitChange(Math.min(left, LOOK_AGAIN_MILLIS));
            Thread.sleep(Math.min(left, TOGETHER_MILLIS));
            sight.openLate();
        }
    }

    /** What came while a watch was broken counts, even at the last moment. */
    private Waited lastLook(Waited.TooLate late) {
        try {
            return judge(connection::read);
        } catch (ClusterProblem away) {
            return late;
        }
    }

    /** {@link Waited.TooLate} for what is not ready yet. */
    private Waited judge(Function<ObjectRef, Optional<JsonNode>> look) {
        var missing = new ArrayList<String>();
        for (var object : objects) {
            var standing = standings.of(object, look.apply(object));
            if (standing instanceof Hopeless hopeless) return new Waited.Hopeless(hopeless.why());
            if (standing instanceof Lacking one) missing.add(one.why());
        }
        return missing.isEmpty() ? new Waited.Ready() : new Waited.TooLate(told(missing));
    }

    private static String told(List<String> missing) {
        var first = String.join("; ", missing.subList(0, Math.min(MOST_TOLD, missing.size())));
        return missing.size() <= MOST_TOLD ? first : first + "; and " + (missing.size() - MOST_TOLD) + " more";
    }

    private void say(String what) {
        if (what.equals(said)) return;
        said = what;
        lacking.accept(what);
    }
}
