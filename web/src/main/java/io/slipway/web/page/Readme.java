package io.slipway.web.page;

import io.slipway.engine.fault.FaultsException;
import io.slipway.engine.install.AppShelf;
import io.slipway.engine.packages.PackageStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an app's package tells people about it (AP-7). Shown as the text that it is: packages are not trusted. */
@Component
class Readme {

    private static final int MOST_BYTES = 64 * 1024;

    private final AppShelf shelf;
    private final PackageStore packages;

    Readme(AppShelf shelf, PackageStore packages) {
        this.shelf = shelf;
        this.packages = packages;
    }

    /** Its beginning, where it is long. */
    Optional<String> of(String digest) {
        try {
            return shelf.app(digest)
                    .readme()
                    .flatMap(path -> packages.open(digest).orThrow().file(path))
                    .flatMap(Readme::read);
        } catch (FaultsException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
