package io.slipway.web.server;

import io.slipway.delegates.saga.CloseRun;
import io.slipway.delegates.saga.DeployGraph;
import io.slipway.delegates.saga.EvaluateRun;
import io.slipway.delegates.saga.LeasedStep;
import io.slipway.delegates.saga.OpenRun;
import io.slipway.delegates.saga.TakeResources;
import io.slipway.engine.bpmn.EngineRuns;
import io.slipway.engine.bpmn.graph.DiagramBook;
import io.slipway.engine.bpmn.graph.EditedGraphs;
import io.slipway.engine.bpmn.graph.GraphDeployer;
import io.slipway.engine.bpmn.graph.RunGraphs;
import io.slipway.engine.bpmn.graph.TasksInDiagrams;
import io.slipway.engine.graph.PackageReader;
import io.slipway.engine.install.AppShelf;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.run.ConfigDesk;
import io.slipway.engine.run.GraphsInForce;
import io.slipway.engine.run.LiveReach;
import io.slipway.engine.run.OutputsAtHand;
import io.slipway.engine.run.PackageShelf;
import io.slipway.engine.run.PlanBook;
import io.slipway.engine.run.PlanDesk;
import io.slipway.engine.run.Reservations;
import io.slipway.engine.run.RunAssignments;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunChecks;
import io.slipway.engine.run.RunClosing;
import io.slipway.engine.run.RunDrawing;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.run.RunMaterials;
import io.slipway.engine.run.RunOpening;
import io.slipway.engine.run.RunOutputs;
import io.slipway.engine.run.RunPolicy;
import io.slipway.engine.run.RunProcesses;
import io.slipway.engine.run.RunReach;
import io.slipway.engine.run.RunResources;
import io.slipway.engine.run.RunShelf;
import io.slipway.engine.run.RunTokens;
import io.slipway.engine.run.RunValues;
import io.slipway.engine.run.RunViews;
import io.slipway.engine.run.ServiceHealthBook;
import io.slipway.engine.run.ServiceRegistry;
import io.slipway.engine.run.StoredRunValues;
import io.slipway.engine.run.TaskLogs;
import io.slipway.engine.run.TaskRooms;
import io.slipway.engine.run.TaskRows;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.secrets.SecretKey;
import io.slipway.engine.task.TaskTypes;
import io.slipway.engine.values.FilledValues;
import io.slipway.engine.values.GlobalConfig;
import io.slipway.engine.values.StoredOutputs;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what runs are made of. The saga's steps have the names by which the diagrams call them. */
@Configuration(proxyBeanMethods = false)
class RunBeans {

    @Bean
    RunBook runBook(DataSource dataSource, Clock clock) {
        return new RunBook(dataSource, clock);
    }

    @Bean
    RunEvents runEvents(DataSource dataSource, Clock clock) {
        return new RunEvents(dataSource, clock);
    }

    @Bean
    TaskRows taskRows(DataSource dataSource) {
        return new TaskRows(dataSource);
    }

    @Bean
    OutputsAtHand outputsAtHand(TaskRows rows) {
        return new OutputsAtHand(rows);
    }

    @Bean
    TaskLogs taskLogs(DataSource dataSource, Clock clock) {
        return new TaskLogs(dataSource, clock);
    }

    @Bean
    Reservations reservations(DataSource dataSource, Clock clock) {
        return new Reservations(dataSource, clock);
    }

    @Bean
    PackageShelf packageShelf(PackageStore store, TaskTypes types, AppShelf apps) {
        return new PackageShelf(store, new PackageReader(types.forPackages()), apps, new PackageReader(types.all()));
    }

    @Bean
    SecretBox secretBox(SecretKey key) {
        return new SecretBox(key);
    }

    @Bean
    FilledValues filledValues(DataSource dataSource, SecretBox box, Clock clock) {
        return new FilledValues(dataSource, box, clock);
    }

    @Bean
    GlobalConfig globalConfig(DataSource dataSource, SecretBox box, Clock clock) {
        return new GlobalConfig(dataSource, box, clock);
    }

    @Bean
    RunValues runValues(FilledValues filled, GlobalConfig global) {
        return new StoredRunValues(filled, global);
    }

    @Bean
    RunOutputs runOutputs(RunBook runs, RunMaterials materials, OutputsAtHand atHand, SecretBox box) {
        return new RunOutputs(runs, materials, atHand, new StoredOutputs(box));
    }

    @Bean
    RunTokens runTokens(SecretKey key, RunBook runs) {
        return new RunTokens(key, runs);
    }

    @Bean
    ServiceHealthBook serviceHealthBook(DataSource dataSource, Clock clock) {
        return new ServiceHealthBook(dataSource, clock);
    }

    @Bean
    ServiceRegistry serviceRegistry(DataSource dataSource, Clock clock) {
        return new ServiceRegistry(dataSource, clock);
    }

    @Bean
    RunMaterials runMaterials(PackageShelf packages, RunValues values, DiagramBook diagrams, RunTokens tokens) {
        return new RunShelf(packages, values, diagrams::find, tokens);
    }

    @Bean
    RunReach runReach(
            RunBook runs, ServiceRegistry services, RunTokens tokens, ServletWebServerApplicationContext context) {
        return new LiveReach(runs, services, tokens, new OwnAddress(context));
    }

    @Bean
    TaskRooms taskRooms(@Value("${slipway.data}") Path data, TaskLogs logs, DataSource dataSource, RunReach reach) {
        return new TaskRooms(data.resolve("tries"), logs, dataSource, reach);
    }

    @Bean
    RunAssignments runAssignments(
            RunBook runs,
            OutputsAtHand stored,
            RunMaterials materials,
            TaskTypes types,
            TaskRooms rooms,
            RunOutputs outputs,
            ProcessEngine engine) {
        var drawn = new TasksInDiagrams(engine, types::all);
        return new RunAssignments(runs, stored, materials, types, rooms, outputs, drawn);
    }

    @Bean
    GraphsInForce graphsInForce(PackageShelf packages, EditedGraphs edited) {
        return new GraphsInForce(packages, edited::edit);
    }

    @Bean
    ConfigDesk configDesk(
            RunBook runs, PackageShelf packages, GraphsInForce graphs, RunMaterials materials, RunValues values) {
        return new ConfigDesk(runs, packages, graphs, materials, values);
    }

    @Bean
    RunProcesses runProcesses(ProcessEngine engine) {
        return new EngineRuns(engine);
    }

    @Bean
    RunViews runViews(RunBook runs, TaskRows rows, RunEvents events, RunMaterials materials, RunProcesses processes) {
        return new RunViews(runs, rows, events, materials, processes);
    }

    @Bean
    RunOpening runOpening(
            RunBook runs,
            TaskRows rows,
            RunEvents events,
            PackageShelf packages,
            GraphsInForce graphs,
            RunMaterials materials,
            RunValues values,
            RunPolicy policy) {
        return new RunOpening(runs, rows, events, packages, graphs, materials, values, policy);
    }

    @Bean
    OpenRun openRun(RunOpening opening) {
        return new OpenRun(opening);
    }

    @Bean
    DiagramBook diagramBook(DataSource dataSource) {
        return new DiagramBook(dataSource);
    }

    @Bean
    RunDrawing runDrawing(
            RunBook runs,
            RunEvents events,
            PackageShelf packages,
            TaskTypes types,
            GraphDeployer deployer,
            EditedGraphs edited,
            DiagramBook diagrams) {
        return new RunGraphs(runs, events, packages, types, deployer, edited, diagrams);
    }

    @Bean
    DeployGraph deployGraph(RunDrawing drawing) {
        return new DeployGraph(drawing);
    }

    @Bean
    RunChecks runChecks(
            RunBook runs,
            RunMaterials materials,
            RunAssignments contexts,
            TaskTypes types,
            PlanDesk plans,
            RunResources resources,
            Reservations reservations) {
        return new RunChecks(runs, materials, contexts, types, plans, resources, reservations);
    }

    @Bean
    LeasedStep checkTasksDelegate(RunChecks checks) {
        return LeasedStep.asking("checkTasks", checks::of);
    }

    @Bean
    PlanBook planBook(DataSource dataSource, Clock clock) {
        return new PlanBook(dataSource, clock);
    }

    @Bean
    PlanDesk planDesk(
            RunBook runs,
            PackageShelf packages,
            GraphsInForce graphs,
            RunMaterials materials,
            RunValues values,
            RunPolicy policy,
            TaskTypes types,
            PlanBook book,
            SecretKey key,
            @Value("${slipway.data}") Path data) {
        var folder = data.resolve("cache/plans");
        return new PlanDesk(runs, packages, graphs, materials, values, policy, types, book, key, folder);
    }

    @Bean
    RunResources runResources(
            RunBook runs,
            RunEvents events,
            Reservations reservations,
            RunMaterials materials,
            RunAssignments contexts,
            TaskTypes types) {
        return new RunResources(runs, events, reservations, materials, contexts, types);
    }

    @Bean
    TakeResources takeResources(RunResources resources) {
        return new TakeResources(resources);
    }

    @Bean
    RunClosing runClosing(RunBook runs, RunEvents events, RunViews views, Reservations reservations) {
        return new RunClosing(runs, events, views, reservations);
    }

    @Bean
    EvaluateRun evaluateRun(RunClosing closing) {
        return new EvaluateRun(closing);
    }

    @Bean
    CloseRun closeRun(RunClosing closing) {
        return new CloseRun(closing);
    }
}
