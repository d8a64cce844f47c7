package io.slipway.adapters.helm;

import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Faults;
import io.slipway.engine.fault.Place;
import io.slipway.engine.fault.Quoted;
import io.slipway.engine.release.Chart;
import io.slipway.engine.release.ChartWish;
import io.slipway.engine.release.Charts;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Charts of packages, and of repositories as far as the site allows. */
public final class SiteCharts implements Charts {

    public SiteCharts() {}

    @Override
    public Faults check(ChartWish wish) {
        if (!isThere(wish))
            return Faults.of(new Fault(
                    "HELM-CHART",
                    Place.UNKNOWN,
                    "There is no chart " + Quoted.of(wish.chart()) + " in the package.",
                    "Add the folder or archive, correct the path, or name a repository."));
        return Faults.NONE;
    }

    private static boolean isThere(ChartWish wish) {
        return Files.exists(path(wish), LinkOption.NOFOLLOW_LINKS)
                && path(wish).startsWith(wish.packageFiles().toAbsolutePath().normalize());
    }

    private static Path path(ChartWish wish) {
        return wish.packageFiles().toAbsolutePath().normalize().resolve(wish.chart()).normalize();
    }

    @Override
    public Chart fetch(ChartWish wish) {
        check(wish).throwIfPresent();
        return PackedCharts.open("The chart " + wish.chart(), path(wish), wish.digest(), wish.work());
    }
}
