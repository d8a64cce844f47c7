package io.slipway.testsystems;

import io.slipway.testsystems.logscan.ErrorLog;
import io.slipway.testsystems.logscan.LogFile;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Fails a test class that logged errors nobody expected. JUnit finds it by itself in every module that uses this one;
 * what is expected is said with {@link ExpectedErrors}.
 */
public final class LogScan implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final Namespace OURS = Namespace.create(LogScan.class);

    /** Nothing where Logback is not on the class path. */
    private static final @Nullable ErrorLog LOG = hasLogback() ? ErrorLog.listening() : null;

    /** The lines of level ERROR in the log of another process, without the expected ones. */
    public static List<String> unexpectedErrorsIn(Path logfile, Pattern... expected) {
        return new LogFile(logfile)
                .errorLines().stream()
                        .filter(line -> Stream.of(expected)
                                .noneMatch(pattern -> pattern.matcher(line).find()))
                        .toList();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(OURS).put(Found.class, new Found());
        if (LOG == null) {
            return;
        }
        LOG.listen();
        if (classes(context).size() == 1) {
            LOG.drain(); // stragglers of the class before
        }
    }

    /** What was logged between two tests falls under what the class expects. */
    @Override
    public void beforeEach(ExtensionContext context) {
        if (LOG != null) {
            LOG.listen();
            note(context, "before " + context.getDisplayName(), Optional.empty());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        note(context, context.getDisplayName(), context.getTestMethod());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        note(context, "outside of the tests", Optional.empty());
        var found = found(context);
        if (!found.isEmpty()) {
            throw new AssertionError("Errors were logged that nobody expected. Mend their cause, or name them with"
                    + " @ExpectedErrors:\n" + String.join("\n", found));
        }
    }

    private static void note(ExtensionContext context, String where, Optional<? extends AnnotatedElement> method) {
        if (LOG == null) {
            return;
        }
        var expected = Stream.concat(method.stream(), classes(context).stream())
                .flatMap(LogScan::expectedBy)
                .toList();
        LOG.drain().stream()
                .filter(error -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(error).find()))
                .forEach(error -> found(context).add(where + ": " + error));
    }

    private static Stream<Pattern> expectedBy(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, ExpectedErrors.class).stream()
                .flatMap(annotation -> Stream.of(annotation.value()))
                .map(Pattern::compile);
    }

    /** The class, and those that it is a nested class of. */
    private static List<Class<?>> classes(ExtensionContext context) {
        var classes = new ArrayList<Class<?>>();
        for (var each = Optional.of(context);
                each.isPresent();
                each = each.get().getParent()) {
            each.get().getTestClass().filter(found -> !classes.contains(found)).ifPresent(classes::add);
        }
        return classes;
    }

    private static List<String> found(ExtensionContext context) {
        return context.getStore(OURS).get(Found.class, Found.class).errors;
    }

    private static boolean hasLogback() {
        try {
            Class.forName("ch.qos.logback.classic.LoggerContext", false, LogScan.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private record Found(List<String> errors) {
        Found() {
            this(Collections.synchronizedList(new ArrayList<>()));
        }
    }
}
