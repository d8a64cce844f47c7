package io.slipway.testsystems;

/** An empty database that belongs to one test class, and is dropped after it. Its user may do everything. */
public record PostgresDatabase(String jdbcUrl, String user, String password) {}
