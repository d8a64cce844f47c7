package io.slipway.web.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was spent up to now. Says something even on a machine that does other things, where a clock does not.
 *
 * @param cpuMillis of this process
 * @param databaseCpuMillis of PostgreSQL's; 0 where that runs elsewhere
 * @param statements 0 where the database does not count them
 */
record Work(double cpuMillis, double databaseCpuMillis, long commits, long statements) {

    private static final double MILLIS_PER_TICK = 10;

    static Work sofar(JdbcTemplate jdbc) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Work(system.getProcessCpuTime() / 1e6, databaseCpu(jdbc), commits(jdbc), statements(jdbc));
    }

    Work since(Work before) {
        return new Work(
                cpuMillis - before.cpuMillis,
                databaseCpuMillis - before.databaseCpuMillis,
                commits - before.commits,
                statements - before.statements);
    }

    private static long commits(JdbcTemplate jdbc) {
        jdbc.execute("select pg_stat_clear_snapshot()");
        return number(jdbc, "select xact_commit from pg_stat_database where datname = current_database()");
    }

    private static long statements(JdbcTemplate jdbc) {
        var counted = number(jdbc, "select count(*) from pg_extension where extname = 'pg_stat_statements'") > 0;
        return counted
                ? number(
                        jdbc,
                        "select coalesce(sum(calls), 0) from pg_stat_statements"
                                + " where dbid = (select oid from pg_database where datname = current_database())")
                : 0;
    }

    private static long number(JdbcTemplate jdbc, String query) {
        var number = jdbc.queryForObject(query, Long.class);
        return number == null ? 0 : number;
    }

    /** The postmaster's, its children's, and of those that have ended. */
    private static double databaseCpu(JdbcTemplate jdbc) {
        var backend = number(jdbc, "select pg_backend_pid()");
        var self = stat(backend);
        if (self.isEmpty()) return 0;
        var postmaster = self.get(1);
        double ticks = 0;
        for (var process : ProcessHandle.allProcesses().toList()) {
            var stat = stat(process.pid());
            if (stat.isEmpty()) continue;
            if (process.pid() == Long.parseLong(postmaster)) ticks += sum(stat, 11, 14);
            else if (stat.get(1).equals(postmaster)) ticks += sum(stat, 11, 12);
        }
        return ticks * MILLIS_PER_TICK;
    }

    private static double sum(List<String> stat, int first, int last) {
        return stat.subList(first, last + 1).stream().mapToLong(Long::parseLong).sum();
    }

    /** What the kernel tells of a process behind its name; nothing where it is not on this machine. */
    private static List<String> stat(long pid) {
        try {
            var text = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return List.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
