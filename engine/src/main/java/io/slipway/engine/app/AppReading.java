package io.slipway.engine.app;

import io.slipway.engine.app.kind.AppKinds;
import io.slipway.engine.app.layout.AppLayout;
import io.slipway.engine.app.layout.AppSource;
import io.slipway.engine.app.lint.Findings;
import io.slipway.engine.app.pipeline.Pipeline;
import io.slipway.engine.app.pipeline.PipelineFile;
import io.slipway.engine.app.pipeline.PipelineReading;
import io.slipway.engine.app.service.ServiceObject;
import io.slipway.engine.app.service.ServiceReading;
import io.slipway.engine.fault.Checked;
import io.slipway.engine.fault.Place;
import io.slipway.engine.pack.PackageFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One look over one package: first its attributes, then each part, then what the parts say about each other. */
final class AppReading {

    private final AppKinds kinds;
    private final PackageFiles files;
    private final AppLayout layout;
    private final Findings findings = new Findings();
    private final PackageText texts;

    AppReading(AppKinds kinds, PackageFiles files) {
        this.kinds = kinds;
        this.files = files;
        this.layout = AppLayout.of(files.paths(), kinds);
        this.texts = new PackageText(files, findings);
    }

    AppFindings findings() {
        if (layout.conf().isEmpty()) {
            var mend = findings.guess(
                    AppLayout.CONF, files.paths(), "Put it at the top of the package, with [app], id and version.");
            findings.error(AppFaults.noConf(files.name(), mend));
            return new AppFindings(new Checked.Faulty<>(findings.errors()), findings.warnings());
        }
        var app = app();
        return new AppFindings(Checked.of(findings.errors(), () -> app), findings.warnings());
    }

    private AppPackage app() {
        var attributes = attributes();
        boolean mayBeElsewhere = !attributes.requires().isEmpty();
        var objects = objects();
        var check = new ObjectCheck(kinds, objects, mayBeElsewhere, findings);
        objects.forEach(check::check);
        warnOfUnknownFiles(attributes);
        return new AppPackage(
                attributes,
                files.digest(),
                objects,
                pipelines(mayBeElsewhere),
                services(attributes.id()),
                rights(objects),
                layout.readme());
    }

    private AppAttributes attributes() {
        var path = layout.conf().orElseThrow();
        var conf = new AppConf(Place.of(texts.name(path)));
        conf.add(AppSource.DEFAULT, texts.stanzas(path), findings);
        layout.localConf().ifPresent(local -> conf.add(AppSource.LOCAL, texts.stanzas(local), findings));
        return new AttributesReading(conf, files.paths(), findings).attributes();
    }

    private List<AppObject> objects() {
        Map<String, ObjectMerge> merges = new LinkedHashMap<>();
        kinds.all().forEach(kind -> merges.put(kind.name(), new ObjectMerge(kind, findings)));
        layout.objects().forEach(file -> merges.computeIfAbsent(
                        file.kind().name(), any -> new ObjectMerge(file.kind(), findings))
                .add(file.source(), texts.stanzas(file.path())));
        return merges.values().stream()
                .flatMap(merge -> merge.objects().stream())
                .toList();
    }

    private List<Pipeline> pipelines(boolean mayBeElsewhere) {
        Map<String, List<AppLayout.PipelinePart>> folders = layout.pipelines().stream()
                .collect(Collectors.groupingBy(
                        part -> part.service() + "/" + part.instance(), TreeMap::new, Collectors.toList()));
        var reading = new PipelineReading(mayBeElsewhere, findings);
        var pipelines = new ArrayList<Pipeline>();
        folders.values().forEach(parts -> {
            var ofFolder = new ArrayList<PipelineFile>();
            for (var part : parts) {
                texts.read(part.path())
                        .ifPresent(
                                text -> ofFolder.add(new PipelineFile(part.source(), texts.name(part.path()), text)));
            }
            pipelines.add(reading.read(parts.get(0).service(), parts.get(0).instance(), ofFolder));
        });
        return pipelines;
    }

    private List<ServiceObject> services(String app) {
        var reading = new ServiceReading(app, findings);
        for (var path : layout.services()) {
            reading.folder(path, texts.name(path)).ifPresent(folder -> texts.read(path)
                    .ifPresent(text -> reading.read(folder, texts.name(path), text)));
        }
        return reading.objects().stream()
                .sorted(Comparator.comparing(ServiceObject::folder))
                .toList();
    }

    private AppRights rights(List<AppObject> objects) {
        var paths = objects.stream().map(AppObject::path).collect(Collectors.toSet());
        var reading = new RightsReading(paths, findings);
        layout.metadata().forEach(path -> reading.add(texts.stanzas(path)));
        return reading.rights();
    }

    private void warnOfUnknownFiles(AppAttributes attributes) {
        layout.unknown().stream()
                .filter(path -> attributes.setup().filter(path::equals).isEmpty())
                .forEach(path -> findings.warning(AppFaults.unknownFile(
                        texts.name(path),
                        "See docs/errors/APP-UNKNOWN-FILE.md for where parts of an app lie, or remove it.")));
    }
}
