package io.slipway.engine.bpmn.laws;

import io.slipway.engine.fault.Quoted;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** No timer that fires so often that the engine does nothing else. */
final class TimerLaws {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Pattern CYCLE = Pattern.compile("R[0-9]{0,6}/([^/]+/)?(P[^/]+)");
    /** Of a cron expression the seconds come first; it cannot say less than one. */
    private static final Pattern CRON = Pattern.compile("[0-9*/,?#LWA-Za-z-]+( [0-9*/,?#LWA-Za-z-]+){5,6}");

    private final Breaches breaches;

    TimerLaws(Breaches breaches) {
        this.breaches = breaches;
    }

    void check(List<Element> model) {
        for (var element : model) {
            switch (Xml.name(element)) {
                case "timeCycle" -> checkCycle(element);
                case "camunda:failedJobRetryTimeCycle" -> checkRetries(element);
                default -> {}
            }
        }
    }

    private void checkCycle(Element element) {
        var text = Xml.text(element).strip();
        if (!isLongEnough(text) && !CRON.matcher(text).matches()) refuse(element, text);
    }

    private void checkRetries(Element element) {
        var text = Xml.text(element).strip();
        var isFine = Arrays.stream(text.split(","))
                .map(String::strip)
                .allMatch(one -> isLongEnough(one) || isLongEnough("R/" + one));
        if (!isFine) refuse(element, text);
    }

    private void refuse(Element element, String text) {
        breaches.fault(
                "LAW-TIMER",
                element,
                "repeats by " + Quoted.of(text) + ", which is no repetition of at least a second.",
                "Write it like R3/PT10S: how often, and how long in between.");
    }

    private static boolean isLongEnough(String text) {
        var cycle = CYCLE.matcher(text);
        return cycle.matches() && isAtLeastASecond(cycle.group(2));
    }

    private static boolean isAtLeastASecond(String period) {
        // Years and months are long enough whatever is behind them.
        if (period.matches("P[1-9][0-9]*[YM].*")) return true;
        try {
            return Duration.parse(period).compareTo(SHORTEST) >= 0;
        } catch (DateTimeParseException e) {
            return period.matches("P[1-9][0-9]*W");
        }
    }
}
