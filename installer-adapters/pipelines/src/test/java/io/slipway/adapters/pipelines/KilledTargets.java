package io.slipway.adapters.pipelines;

import io.slipway.engine.pipeline.PipelineTarget;
import io.slipway.engine.pipeline.PipelineTargets;
import io.slipway.engine.pipeline.RoleName;
import io.slipway.engine.pipeline.TargetProblem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The power goes when the next instance after so many has got its text. */
final class KilledTargets implements PipelineTargets {

    /** Nobody catches it, as nobody catches the loss of a process. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final PipelineTargets real;
    private final AtomicInteger left;

    KilledTargets(PipelineTargets real, int left) {
        this.real = real;
        this.left = new AtomicInteger(left);
    }

    @Override
    public List<PipelineTarget> of(RoleName role) {
        return real.of(role).stream().<PipelineTarget>map(Mortal::new).toList();
    }

    @Override
    public List<String> roles(String service) {
        return real.roles(service);
    }

    @Override
    public Verdict validate(RoleName role, String fileName, String text) throws InterruptedException {
        return real.validate(role, fileName, text);
    }

    private final class Mortal implements PipelineTarget {

        private final PipelineTarget real;

        Mortal(PipelineTarget real) {
            this.real = real;
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public String host() {
            return real.host();
        }

        @Override
        public String fileName() {
            return real.fileName();
        }

        @Override
        public Optional<String> read() throws TargetProblem, InterruptedException {
            return real.read();
        }

        @Override
        public void write(Content content, Consumer<String> waits) throws TargetProblem, InterruptedException {
            if (left.getAndDecrement() > 0) {
                real.write(content, waits);
                return;
            }
            real.write(content, waits);
            throw new Killed();
        }
    }
}
