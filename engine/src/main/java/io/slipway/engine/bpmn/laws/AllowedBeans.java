package io.slipway.engine.bpmn.laws;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a step may be bound to. Asked anew for each deployment, so that what a plug-in brings counts too.
 *
 * @param types names of task types: {@code helm} is the delegate {@code ${helmDelegate}} and the topic {@code helm}
 * @param steps names of the beans that short steps are bound to: {@code openRun}
 */
public record AllowedBeans(Supplier<Set<String>> types, Supplier<Set<String>> steps) {

    private static final String DELEGATE = "Delegate";

    public static AllowedBeans of(Set<String> types, Set<String> steps) {
        return new AllowedBeans(() -> types, () -> steps);
    }

    /** For a lint away from any server: which plug-ins it has, nobody knows here. */
    public static AllowedBeans whateverTheServerHas() {
        return of(new Everything(), new Everything());
    }

    private static final class Everything extends AbstractSet<String> {
        @Override
        public boolean contains(Object name) {
            return true;
        }

        @Override
        public Iterator<String> iterator() {
            return Collections.emptyIterator();
        }

        @Override
        public int size() {
            return 0;
        }
    }

    public boolean isType(String name) {
        return types.get().contains(name);
    }

    /** Whether {@code ${bean}} is a task that a worker executes. */
    boolean isLeased(String bean) {
        return bean.endsWith(DELEGATE) && isType(bean.substring(0, bean.length() - DELEGATE.length()));
    }

    boolean isStep(String bean) {
        return !isLeased(bean) && steps.get().contains(bean);
    }

    /** Whether an expression may name it at all. */
    public boolean isBean(String bean) {
        return isLeased(bean) || steps.get().contains(bean);
    }

    static String delegateOf(String type) {
        return type + DELEGATE;
    }
}
