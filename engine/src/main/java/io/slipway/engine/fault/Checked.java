package io.slipway.engine.fault;

import java.util.function.Supplier;

/** What came of checking something that people wrote: the thing itself, or all its faults. */
public sealed interface Checked<T> {

    record Sound<T>(T value) implements Checked<T> {
        @Override
        public Faults faults() {
            return Faults.NONE;
        }

        @Override
        public T orThrow() {
            return value;
        }
    }

    record Faulty<T>(Faults faults) implements Checked<T> {
        public Faulty {
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("Something faulty has at least one fault.");
            }
        }

        @Override
        public T orThrow() {
            throw new FaultsException(faults);
        }
    }

    /** The value is made only when there are no faults, so its maker need not look again. */
    static <T> Checked<T> of(Faults faults, Supplier<T> value) {
        return faults.isEmpty() ? new Sound<>(value.get()) : new Faulty<>(faults);
    }

    Faults faults();

    T orThrow();

    default boolean isSound() {
        return faults().isEmpty();
    }
}
