package io.slipway.web.server;

import io.slipway.adapters.http.CheckedDownloads;
import io.slipway.adapters.http.WebRequests;
import io.slipway.adapters.kafka.SiteTopics;
import io.slipway.adapters.shell.DetachedScripts;
import io.slipway.adapters.shell.ShellSettings;
import io.slipway.delegates.NoopDelegate;
import io.slipway.delegates.TaskDelegate;
import io.slipway.delegates.http.HttpDelegate;
import io.slipway.delegates.kafka.KafkaDelegate;
import io.slipway.delegates.kafka.KafkaKind;
import io.slipway.delegates.plugin.Plugins;
import io.slipway.delegates.shell.ScriptDelegate;
import io.slipway.delegates.shell.ShellDelegate;
import io.slipway.engine.http.Downloads;
import io.slipway.engine.http.Requests;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.engine.install.InstallKind;
import io.slipway.engine.run.KnownClusters;
import io.slipway.engine.run.RunPolicy;
import io.slipway.engine.shell.Scripts;
import io.slipway.engine.task.TaskType;
import io.slipway.engine.task.TaskTypes;
import io.slipway.engine.topic.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The task types of this server, and what they work with. Each has the name by which diagrams call its delegate. */
@Configuration(proxyBeanMethods = false)
class TypeBeans {

    @Bean(destroyMethod = "close")
    Scripts scripts(@Value("${slipway.data}") Path data, ServerPlan plan) {
        return new DetachedScripts(
                ShellSettings.usual(data.resolve("scripts"), plan.site().work().lease()));
    }

    @Bean
    Downloads downloads(@Value("${slipway.data}") Path data, ServerPlan plan) {
        return new CheckedDownloads(plan.site().policy().fetch(), data.resolve("cache/downloads"));
    }

    @Bean
    Requests requests(ServerPlan plan) {
        return new WebRequests(plan.site().policy().fetch());
    }

    @Bean
    ShellDelegate shellDelegate(Scripts scripts, Downloads downloads, ServerPlan plan) {
        return new ShellDelegate(scripts, downloads, plan.site().policy());
    }

    @Bean
    ScriptDelegate scriptDelegate(Scripts scripts, Downloads downloads, ServerPlan plan) {
        return new ScriptDelegate(scripts, downloads, plan.site().policy());
    }

    @Bean
    HttpDelegate httpDelegate(Requests requests) {
        return new HttpDelegate(requests);
    }

    @Bean(destroyMethod = "close")
    SiteTopics topics(ServerPlan plan) {
        return new SiteTopics(plan.site().kafka());
    }

    @Bean
    KafkaDelegate kafkaDelegate(Topics topics) {
        return new KafkaDelegate(topics);
    }

    @Bean
    InstallKind kafkaKind(Topics topics, ConfigurationCentre centre) {
        return new KafkaKind(topics, centre);
    }

    @Bean
    NoopDelegate noopDelegate() {
        return new NoopDelegate();
    }

    @Bean
    Plugins plugins(@Value("${slipway.data}") Path data, List<TaskDelegate> builtIn) {
        return Plugins.open(
                data.resolve("plugins"), builtIn.stream().map(TaskType::name).toList());
    }

    @Bean
    TaskTypes taskTypes(List<TaskDelegate> builtIn, Plugins plugins) {
        var all = new ArrayList<TaskType>(builtIn);
        all.addAll(plugins.types());
        return new TaskTypes(all);
    }

    /** What the site forbids is asked of the task types themselves, with the tasks in front of them. */
    @Bean
    RunPolicy runPolicy(ServerPlan plan, TaskTypes types) {
        return new KnownClusters(plan.site().clusters(), types);
    }
}
