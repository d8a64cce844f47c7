package io.slipway.web.pack;

import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.task.TaskTypes;
import io.slipway.web.server.ServerPlan;
import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts that keep packages together. */
@Configuration(proxyBeanMethods = false)
class PackageBeans {

    /** What multipart has around a file. */
    private static final long AROUND = 64 * 1024;

    @Bean
    Uploads uploads(@Value("${slipway.data}") Path data, ServerPlan plan) {
        return Uploads.in(data.resolve("uploads"), plan.site().packages().uploadLimit());
    }

    /** Everything goes to disk at once: an upload costs no memory, however large. */
    @Bean
    MultipartConfigElement multipartConfigElement(Uploads uploads) {
        long most = uploads.limits().archiveBytes();
        return new MultipartConfigElement(uploads.folder().toString(), most, most + AROUND, 0);
    }

    @Bean
    PackageStore packageStore(
            DataSource dataSource, @Value("${slipway.data}") Path data, Uploads uploads, Clock clock, ServerPlan plan) {
        var packages = new PackageStore(dataSource, data.resolve("cache/packages"), uploads.limits(), clock);
        if (plan.workers()) packages.tidyCache();
        return packages;
    }

    @Bean
    TaskKinds taskKinds(TaskTypes types) {
        return TaskKinds.with(types.forPackages());
    }
}
