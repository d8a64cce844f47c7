package io.slipway.engine.site;

import io.slipway.engine.fault.Quoted;
import io.slipway.engine.yaml.Scalar;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 15s}, {@code 10m}, {@code 180d}. */
record Time(String least, String most) implements Rule<Scalar> {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    static Optional<Duration> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) return Optional.empty();
        return Optional.ofNullable(UNITS.get(parts.group(2)))
                .map(unit -> unit.multipliedBy(Long.parseLong(parts.group(1))));
    }

    /** Of one of our own. */
    static Duration of(String text) {
        return parse(text).orElseThrow();
    }

    @Override
    public void check(Scalar value, String path, Inspection inspection) {
        var isWithin = parse(value.text())
                .filter(time -> time.compareTo(of(least)) >= 0 && time.compareTo(of(most)) <= 0)
                .isPresent();
        if (!isWithin) inspection.add(TextFaults.badTime(value.place(), path, Quoted.of(value.text()), this));
    }
}
