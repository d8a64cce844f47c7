package io.slipway.web.server;

import io.slipway.delegates.install.InstallDelegate;
import io.slipway.delegates.install.OpenInstall;
import io.slipway.delegates.install.ReserveResources;
import io.slipway.delegates.install.RunStep;
import io.slipway.delegates.saga.LeasedStep;
import io.slipway.delegates.service.ServiceKind;
import io.slipway.delegates.service.ServiceTools;
import io.slipway.engine.app.AppReader;
import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.app.kind.ObjectGroup;
import io.slipway.engine.cluster.ClusterObjects;
import io.slipway.engine.cluster.Clusters;
import io.slipway.engine.cluster.Jobs;
import io.slipway.engine.cluster.Permissions;
import io.slipway.engine.cluster.Readiness;
import io.slipway.engine.install.AppBook;
import io.slipway.engine.install.AppInsight;
import io.slipway.engine.install.AppLocal;
import io.slipway.engine.install.AppShelf;
import io.slipway.engine.install.CentreKind;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.engine.install.InstallClosing;
import io.slipway.engine.install.InstallDesk;
import io.slipway.engine.install.InstallKind;
import io.slipway.engine.install.InstallKinds;
import io.slipway.engine.install.InstallOpening;
import io.slipway.engine.install.InstallPlans;
import io.slipway.engine.install.InstallReserving;
import io.slipway.engine.install.InstallRules;
import io.slipway.engine.install.InstallSettings;
import io.slipway.engine.install.InstallTasks;
import io.slipway.engine.install.ObjectHeirs;
import io.slipway.engine.install.OperationBook;
import io.slipway.engine.install.Preparation;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.pipeline.PipelineKinds;
import io.slipway.engine.run.PackageShelf;
import io.slipway.engine.run.Reservations;
import io.slipway.engine.run.Run;
import io.slipway.engine.run.RunBook;
import io.slipway.engine.run.RunChecks;
import io.slipway.engine.run.RunClosing;
import io.slipway.engine.run.RunContexts;
import io.slipway.engine.run.RunEvents;
import io.slipway.engine.run.RunMaterials;
import io.slipway.engine.run.RunOpening;
import io.slipway.engine.run.RunResources;
import io.slipway.engine.run.RunValues;
import io.slipway.engine.secrets.SecretBox;
import io.slipway.engine.values.FilledValues;
import java.time.Clock;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what installs apps. The steps of the phases have the names by which the diagrams call them. */
@Configuration(proxyBeanMethods = false)
class AppBeans {

    @Bean
    AppKinds appKinds() {
        return AppKinds.builtIn();
    }

    @Bean
    AppShelf appShelf(PackageStore store, AppKinds known, InstallKinds kinds) {
        return new AppShelf(store, new AppReader(known), kinds);
    }

    @Bean
    ConfigurationCentre configurationCentre(DataSource dataSource, SecretBox box, Clock clock) {
        return new ConfigurationCentre(dataSource, box, clock);
    }

    /** What the centre keeps is in force there; what takes part in streams of data has to be where those flow. */
    @Bean
    InstallKinds installKinds(
            AppKinds known, ConfigurationCentre centre, PipelineKinds pipelines, ObjectProvider<InstallKind> own) {
        var kinds = new ArrayList<InstallKind>(pipelines.all());
        own.orderedStream().forEach(kinds::add);
        known.all().stream()
                .filter(kind -> kind.group() != ObjectGroup.DATASTREAM && kind.group() != ObjectGroup.TOPICS)
                .forEach(kind -> kinds.add(new CentreKind(kind.name(), centre)));
        return new InstallKinds(kinds);
    }

    @Bean
    ServiceKind serviceKind(
            Clusters clusters,
            ClusterObjects objects,
            Permissions permissions,
            Readiness readiness,
            Jobs jobs,
            ConfigurationCentre centre,
            ServerPlan plan) {
        var tools = new ServiceTools(clusters, objects, permissions, readiness, jobs, centre);
        return new ServiceKind(tools, plan.site().policy());
    }

    @Bean
    OperationBook operationBook(DataSource dataSource, SecretBox box) {
        return new OperationBook(dataSource, box);
    }

    @Bean
    AppBook appBook(DataSource dataSource, Clock clock) {
        return new AppBook(dataSource, clock);
    }

    @Bean
    InstallTasks installTasks(RunBook runs, AppShelf apps, AppLocal local) {
        return new InstallTasks(runs, apps, local);
    }

    @Bean
    InstallDelegate installDelegate(InstallTasks tasks, InstallKinds kinds, OperationBook book, RunEvents events) {
        return new InstallDelegate(new InstallDesk(tasks, kinds, book, events));
    }

    @Bean
    InstallRules installRules(AppBook book, AppShelf apps, InstallKinds kinds, AppLocal local) {
        return new InstallRules(book, apps, kinds, local);
    }

    @Bean
    InstallSettings installSettings(AppBook book, RunBook runs, FilledValues filled) {
        return new InstallSettings(book, runs, filled);
    }

    @Bean
    InstallPlans installPlans(
            PackageShelf packages,
            AppShelf apps,
            AppBook book,
            InstallRules rules,
            InstallTasks tasks,
            InstallKinds kinds,
            InstallSettings settings,
            RunValues values) {
        return new InstallPlans(packages, apps, book, rules, tasks, kinds, settings, values);
    }

    @Bean
    AppInsight appInsight(
            AppBook book, RunBook runs, PackageShelf packages, InstallPlans plans, ConfigurationCentre centre) {
        return new AppInsight(book, runs, packages, plans, centre);
    }

    @Bean
    InstallOpening installOpening(
            RunOpening opening,
            PackageShelf packages,
            AppShelf apps,
            AppBook book,
            InstallRules rules,
            InstallSettings settings) {
        return new InstallOpening(opening, packages, apps, book, rules, settings);
    }

    @Bean
    OpenInstall openInstall(InstallOpening opening) {
        return new OpenInstall(opening, Run.Kind.INSTALL);
    }

    @Bean
    OpenInstall openUpgrade(InstallOpening opening) {
        return new OpenInstall(opening, Run.Kind.UPGRADE);
    }

    @Bean
    OpenInstall openUninstall(InstallOpening opening) {
        return new OpenInstall(opening, Run.Kind.UNINSTALL);
    }

    @Bean
    LeasedStep checkFirstDelegate(RunChecks checks) {
        return LeasedStep.asking("checkFirst", checks::firstOf);
    }

    @Bean
    LeasedStep prepareTasksDelegate(
            RunBook runs,
            RunEvents events,
            RunMaterials materials,
            Reservations reservations,
            RunContexts contexts,
            InstallTasks tasks,
            InstallKinds kinds,
            OperationBook book,
            PlatformTransactionManager transactions) {
        var preparation = new Preparation(
                runs,
                events,
                materials,
                reservations,
                contexts,
                tasks,
                kinds,
                book,
                new TransactionTemplate(transactions));
        return new LeasedStep("prepareTasks", preparation::prepare);
    }

    @Bean
    InstallReserving installReserving(
            RunBook runs,
            RunEvents events,
            Reservations reservations,
            RunResources resources,
            AppShelf apps,
            InstallRules rules) {
        return new InstallReserving(runs, events, reservations, resources, apps, rules);
    }

    @Bean
    ReserveResources reserveResources(InstallReserving reserving) {
        return new ReserveResources(reserving);
    }

    @Bean
    RunStep giveUpReserving(InstallReserving reserving) {
        return new RunStep(reserving::giveUp);
    }

    @Bean
    RunStep releaseReservations(Reservations reservations) {
        return new RunStep(reservations::release);
    }

    @Bean
    RunStep unlockConfiguration(Reservations reservations) {
        return new RunStep(reservations::unlock);
    }

    @Bean
    RunStep closeInstall(
            RunBook runs,
            RunClosing closing,
            Reservations reservations,
            InstallReserving reserving,
            AppBook book,
            AppShelf apps,
            AppLocal local,
            ObjectHeirs heirs) {
        var install = new InstallClosing(runs, closing, reservations, reserving, book, apps, local, heirs);
        return new RunStep(install::close);
    }
}
