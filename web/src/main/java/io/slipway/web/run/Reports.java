package io.slipway.web.run;

import io.slipway.engine.install.OperationBook;
import io.slipway.engine.run.RunEvent;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.run.RunReport;
import io.slipway.engine.run.RunViews;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the reports of runs. */
@Component
public final class Reports {

    private static final int AT_ONCE = 1000;

    private final RunViews views;
    private final RunEvents events;
    private final OperationBook operations;

    Reports(RunViews views, RunEvents events, OperationBook operations) {
        this.views = views;
        this.events = events;
        this.operations = operations;
    }

    public ReportDocument of(String run) {
        var report = RunReport.of(views.of(run), all(run));
        return ReportDocument.of(report, operations.of(run, report.view().run().round()));
    }

    private List<RunEvent> all(String run) {
        var all = new ArrayList<RunEvent>();
        for (var some = events.after(run, 0, AT_ONCE);
                !some.isEmpty();
                some = events.after(run, some.get(some.size() - 1).id(), AT_ONCE)) all.addAll(some);
        return all;
    }
}
