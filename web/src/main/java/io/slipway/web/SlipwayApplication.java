package io.slipway.web;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.h2.H2ConsoleAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;

/**
 * The Spring application. The store is open and its tables are there when it starts, so Flyway has nothing to do in
 * here; the console of H2 is a way round every rule and stays out.
 */
@SpringBootApplication(
        exclude = {
            FlywayAutoConfiguration.class,
            H2ConsoleAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
public class SlipwayApplication {}
