package io.slipway.engine.app.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.app.lint.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes one pipeline of the files of one folder (AP-2). */
public final class PipelineReading {

    private final boolean mayBeElsewhere;
    private final Findings findings;

    /** @param mayBeElsewhere whether what is missing may be in another app that this one requires */
    public PipelineReading(boolean mayBeElsewhere, Findings findings) {
        this.mayBeElsewhere = mayBeElsewhere;
        this.findings = findings;
    }

    /** @param files those of {@code default} first, by name */
    public Pipeline read(String service, String instance, List<PipelineFile> files) {
        if (service.equals("vector")) return vector(instance, files);
        var inForce = inForce(files);
        if (service.equals("logstash")) inForce.forEach(file -> new LogstashCheck(file, findings).check());
        return new Pipeline(service, instance, inForce, together(inForce), List.of(), Optional.empty());
    }

    private Pipeline vector(String instance, List<PipelineFile> files) {
        var merge = new VectorMerge(findings);
        files.forEach(file -> VectorTree.of(file, findings).ifPresent(merge::add));
        var components = new VectorCheck(merge, mayBeElsewhere, findings).components();
        JsonNode config = merge.merged();
        return new Pipeline("vector", instance, files, config.toPrettyString(), components, Optional.of(config));
    }

    /** Text that we do not take apart is changed by whole files: the one in {@code local} hides the one of its name. */
    private static List<PipelineFile> inForce(List<PipelineFile> files) {
        Map<String, PipelineFile> byName = new TreeMap<>();
        files.forEach(file -> byName.put(file.name(), file));
        return List.copyOf(new LinkedHashMap<>(byName).values());
    }

    private static String together(List<PipelineFile> files) {
        return files.stream()
                .map(PipelineFile::text)
                .map(text -> text.endsWith("\n") ? text : text + "\n")
                .collect(Collectors.joining());
    }
}
