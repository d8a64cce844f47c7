package io.slipway.delegates.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.cluster.ObjectRef;
import io.slipway.engine.fault.Fault;
import io.slipway.engine.fault.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What every manifest has to have, whatever cluster it is for. */
final class ManifestRules {

    private static final Pattern API_VERSION =
            Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(/v[a-z0-9]+)?|v[0-9][a-z0-9]*");
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z0-9]{0,62}");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Roles have colons in their names. Neither may leave its place in an address. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:_@-]{0,251}[A-Za-z0-9])?");

    private static final Set<String> WITH_DATA = Set.of("Secret", "ConfigMap");
    private static final long MOST_DATA = 1024 * 1024;

    /** What the cluster itself would refuse, only later. */
    private static final long MOST_WHOLE = 1536 * 1024;

    private final Map<ObjectRef, Place> seen = new HashMap<>();

    List<Fault> of(List<Manifest> manifests) {
        var faults = new ArrayList<Fault>();
        for (var manifest : manifests) of(manifest).ifPresent(faults::add);
        return faults;
    }

    private Optional<Fault> of(Manifest manifest) {
        var json = manifest.json();
        var ref = manifest.ref();
        var place = manifest.place();
        if (!API_VERSION.matcher(ref.apiVersion()).matches()) return lacks(place, "apiVersion", "apps/v1");
        if (!KIND.matcher(ref.kind()).matches()) return lacks(place, "kind", "Deployment");
        if (json.path("metadata").has("generateName") && ref.name().isEmpty())
            return fault(
                    "KUBERNETES-NAME",
                    place,
                    "The " + ref.kind() + " has generateName instead of a name.",
                    "Give it a name: what has another one each time cannot be changed or put back.");
        if (!NAME.matcher(ref.name()).matches()) return lacks(place, "metadata.name", "shop");
        if (!ref.namespace().isEmpty() && !NAMESPACE.matcher(ref.namespace()).matches())
            return lacks(place, "metadata.namespace", "shop");
        var twin = seen.putIfAbsent(ref, place);
        if (twin != null)
            return fault(
                    "KUBERNETES-TWICE",
                    place,
                    ref + " stands here for the second time; the first is at " + twin + ".",
                    "Remove one of them.");
        return tooLarge(ref, json, place);
    }

    private static Optional<Fault> tooLarge(ObjectRef ref, JsonNode json, Place place) {
        boolean isData = WITH_DATA.contains(ref.kind()) && ref.apiVersion().equals("v1");
        if (isData && dataBytes(json) > MOST_DATA)
            return fault(
                    "KUBERNETES-TOO-LARGE",
                    place,
                    ref + " holds " + kibibytes(dataBytes(json))
                            + " of data; the most that a cluster takes is 1024 KiB.",
                    "Split it, or put the data into a volume.");
        long whole = json.toString().length();
        if (whole > MOST_WHOLE)
            return fault(
                    "KUBERNETES-TOO-LARGE",
                    place,
                    ref + " is " + kibibytes(whole) + " large; the most that a cluster takes is 1536 KiB.",
                    "Split it.");
        return Optional.empty();
    }

    /** As the cluster counts it: what is written in base64 counts as what it stands for. */
    private static long dataBytes(JsonNode json) {
        long bytes = 0;
        boolean isSecret = json.path("kind").asText().equals("Secret");
        for (var one : json.path("data"))
            bytes += isSecret ? one.asText().length() * 3L / 4 : one.asText().length();
        for (var one : json.path("stringData")) bytes += one.asText().length();
        for (var one : json.path("binaryData")) bytes += one.asText().length() * 3L / 4;
        return bytes;
    }

    private static String kibibytes(long bytes) {
        return (bytes + 1023) / 1024 + " KiB";
    }

    private static Optional<Fault> lacks(Place place, String field, String example) {
        return fault(
                "KUBERNETES-NO-OBJECT",
                place,
                "This manifest has no proper " + field + ".",
                "Write it like " + field + ": " + example + ".");
    }

    private static Optional<Fault> fault(String code, Place place, String what, String mend) {
        return Optional.of(new Fault(code, place, what, mend));
    }
}
