package io.slipway.web.access;

import io.slipway.web.Version;
import io.slipway.web.openapi.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which Slipway answers here. */
@RestController
class VersionApi {

    @GetMapping("/api/v1/version")
    @Operation("Tells which Slipway answers here.")
    Version version() {
        return Version.own();
    }
}
