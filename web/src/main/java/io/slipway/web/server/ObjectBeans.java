package io.slipway.web.server;

import io.slipway.engine.app.LocalLayer;
import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.install.AppBook;
import io.slipway.engine.install.AppExport;
import io.slipway.engine.install.AppLocal;
import io.slipway.engine.install.AppShelf;
import io.slipway.engine.install.ConfigurationCentre;
import io.slipway.engine.install.InstallKinds;
import io.slipway.engine.install.InstalledObjects;
import io.slipway.engine.install.ObjectDesk;
import io.slipway.engine.install.ObjectHeirs;
import io.slipway.engine.packages.PackageStore;
import io.slipway.engine.run.Reservations;
import io.slipway.engine.secrets.SecretBox;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what shows and changes the objects of installed apps. */
@Configuration(proxyBeanMethods = false)
class ObjectBeans {

    @Bean
    LocalLayer localLayer(AppKinds known) {
        return new LocalLayer(known);
    }

    @Bean
    AppLocal appLocal(DataSource dataSource, SecretBox box, LocalLayer layer, Clock clock) {
        return new AppLocal(dataSource, box, layer, clock);
    }

    @Bean
    ObjectHeirs objectHeirs(AppBook book, ConfigurationCentre centre, AppLocal local, AppKinds known) {
        return new ObjectHeirs(book, centre, local, known);
    }

    @Bean
    InstalledObjects installedObjects(
            AppBook book,
            AppShelf apps,
            AppKinds known,
            InstallKinds kinds,
            ConfigurationCentre centre,
            AppLocal local) {
        return new InstalledObjects(book, apps, known, kinds, centre, local);
    }

    @Bean
    ObjectDesk objectDesk(
            InstalledObjects objects,
            ConfigurationCentre centre,
            AppLocal local,
            LocalLayer layer,
            Reservations reservations,
            PlatformTransactionManager transactions) {
        return new ObjectDesk(objects, centre, local, layer, reservations, new TransactionTemplate(transactions));
    }

    @Bean
    AppExport appExport(
            PackageStore store,
            AppBook book,
            InstalledObjects objects,
            ConfigurationCentre centre,
            AppLocal local,
            AppKinds known) {
        return new AppExport(store, book, objects, centre, local, known);
    }
}
