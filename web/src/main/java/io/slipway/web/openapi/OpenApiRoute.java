package io.slipway.web.openapi;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of our own routes. It is committed, and a test compares it with the running application. */
@RestController
class OpenApiRoute {

    @GetMapping(value = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation("This document.")
    Resource document() {
        return new ClassPathResource("openapi.json", OpenApiRoute.class);
    }
}
