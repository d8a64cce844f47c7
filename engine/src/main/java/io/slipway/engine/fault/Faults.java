package io.slipway.engine.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All faults that were found, in the order of their places, none twice. Whoever finds thousands gathers them in a list
 * and calls {@link #of} once: {@link #and} copies.
 */
public record Faults(List<Fault> all) {

    public static final Faults NONE = new Faults(List.of());

    private static final Comparator<Fault> BY_PLACE =
            Comparator.comparing(Fault::place).thenComparing(Fault::code).thenComparing(Fault::what);

    public Faults {
        all = all.size() < 2
                ? List.copyOf(all)
                : all.stream().distinct().sorted(BY_PLACE).toList();
    }

    public static Faults of(Fault... faults) {
        return of(List.of(faults));
    }

    public static Faults of(List<Fault> faults) {
        return faults.isEmpty() ? NONE : new Faults(faults);
    }

    public Faults and(Fault fault) {
        return and(List.of(fault));
    }

    public Faults and(Faults others) {
        return isEmpty() ? others : and(others.all);
    }

    private Faults and(List<Fault> others) {
        if (others.isEmpty()) {
            return this;
        }
        var both = new ArrayList<>(all);
        both.addAll(others);
        return new Faults(both);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public int count() {
        return all.size();
    }

    public Stream<Fault> stream() {
        return all.stream();
    }

    public void throwIfPresent() {
        if (!isEmpty()) {
            throw new FaultsException(this);
        }
    }

    /** One line for each fault: {@code file:line:column CODE what mend}. */
    public String render() {
        return all.stream().map(Fault::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return render();
    }
}
