package io.slipway.delegates.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.delegates.TestRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {

    private static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n";

    @TempDir
    Path folder;

    TestRoom room;

    @BeforeEach
    void makeRoom() throws IOException {
        room = TestRoom.in(folder);
        Files.createDirectories(room.packageFiles());
    }

    private void file(String name, String text) throws IOException {
        var file = room.packageFiles().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Manifests read(String spec) {
        return Manifests.of(room.task(spec));
    }

    private String faults(String spec) {
        return read(spec).faults().render();
    }

    @Test
    void aFolderIsReadInTheOrderOfItsNamesAndWithAllDocuments() throws IOException {
        file("m/b.yml", MAP.formatted("three"));
        file(
                "m/a.yaml",
                "# first\n---\n" + MAP.formatted("one") + "---\n" + MAP.formatted("two") + "---\n# nothing\n---\n");
        file("m/c.json", "{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'four'}}".replace('\'', '"'));
        file("m/README.md", "no manifest");

        var read = read("{'files': ['m']}");

        assertThat(read.faults().render()).isEmpty();
        assertThat(read.all()).extracting(one -> one.ref().name()).containsExactly("one", "two", "three", "four");
    }

    @Test
    void eachDocumentKnowsItsLine() throws IOException {
        file("a.yaml", MAP.formatted("one") + "--- # next\n" + MAP.formatted("'/etc'"));

        assertThat(faults("{'files': ['a.yaml']}"))
                .startsWith("a.yaml:5:1 KUBERNETES-NO-OBJECT")
                .contains("no proper metadata.name");
    }

    @Test
    void fileModesAreOctalAsEverywhereInKubernetes() throws IOException {
        file("a.yaml", MAP.formatted("one") + "mode: 0644\ntext: \"0644\"\nten: 10\n");

        var json = read("{'files': ['a.yaml']}").all().get(0).json();

        assertThat(json.path("mode").asInt()).isEqualTo(0644);
        assertThat(json.path("text").asText()).isEqualTo("0644");
        assertThat(json.path("ten").asInt()).isEqualTo(10);
    }

    @Test
    void aListIsWhatIsInIt() {
        var read = read("{'objects': [{'apiVersion': 'v1', 'kind': 'List', 'items': ["
                + "{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'one'}}]}]}");

        assertThat(read.all()).extracting(one -> one.ref().name()).containsExactly("one");
    }

    @Test
    void fiveThousandObjectsAreTooMany() throws IOException {
        var text = new StringBuilder();
        for (int at = 0; at < 5_000; at++) text.append("---\n").append(MAP.formatted("m" + at));
        file("a.yaml", text.toString());

        assertThat(faults("{'files': ['a.yaml']}"))
                .isEqualTo(
                        "KUBERNETES-TOO-MANY Task \"schema\" applies more than 2000 objects. Split it into several tasks.");
    }

    @Test
    void aSecretOverAMebibyteIsToldBeforeTheClusterIsAsked() throws IOException {
        file(
                "a.yaml",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: big}\nstringData: {x: " + "a".repeat(1_100_000)
                        + "}\n");

        assertThat(faults("{'files': ['a.yaml']}"))
                .contains(
                        "KUBERNETES-TOO-LARGE Secret big holds 1075 KiB of data; the most that a cluster takes is 1024 KiB.")
                .doesNotContain("aaaa");
    }

    @Test
    void whatIsNoYamlOrNoObjectIsSaidWithItsPlace() throws IOException {
        file("a.yaml", "apiVersion: [v1\n");
        file("b.yaml", "- just\n- a list\n");
        file("c.yaml", "{{ .Values.name }}: x\n");
        Files.write(room.packageFiles().resolve("d.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(faults("{'files': ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml']}").lines())
                .anyMatch(line -> line.startsWith("a.yaml:"))
                .anyMatch(line -> line.startsWith("b.yaml:1:1 KUBERNETES-NO-OBJECT"))
                .anyMatch(line -> line.startsWith("c.yaml:1:"))
                .anyMatch(line -> line.contains("d.yaml") && line.contains("KUBERNETES-FILE"));
    }

    @Test
    void theSameObjectTwiceIsAFault() throws IOException {
        file("a.yaml", MAP.formatted("one"));
        file("b.yaml", MAP.formatted("one"));

        assertThat(faults("{'files': ['a.yaml', 'b.yaml']}"))
                .isEqualTo("b.yaml:1:1 KUBERNETES-TWICE ConfigMap one stands here for the second time; the first is at"
                        + " a.yaml:1:1. Remove one of them.");
    }

    @Test
    void nothingOutsideThePackageIsRead() throws IOException {
        Files.writeString(folder.resolve("outside.yaml"), MAP.formatted("one"));
        Files.createSymbolicLink(room.packageFiles().resolve("link.yaml"), folder.resolve("outside.yaml"));
        Files.createDirectories(room.packageFiles().resolve("m"));
        Files.createSymbolicLink(room.packageFiles().resolve("m/link.yaml"), folder.resolve("outside.yaml"));

        for (var path : new String[] {"../outside.yaml", "/etc/passwd", "link.yaml", "m"})
            assertThat(read("{'files': ['" + path + "']}").all()).as(path).isEmpty();
        assertThat(faults("{'files': ['../outside.yaml']}")).contains("KUBERNETES-FILE");
    }

    @Test
    void namesThatWouldLeaveTheirPlaceInAnAddressAreNone() {
        for (var name : new String[] {"../../secrets/x", "a/b", "", ".", "a?x=1"})
            assertThat(faults("{'objects': [{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': '" + name
                            + "'}}]}"))
                    .as(name)
                    .contains("KUBERNETES-NO-OBJECT");
        assertThat(faults("{'objects': [{'apiVersion': 'v1/../x', 'kind': 'ConfigMap', 'metadata': {'name': 'a'}}]}"))
                .contains("apiVersion");
        assertThat(faults("{'objects': [{'apiVersion': 'v1', 'kind': 'Pod', 'metadata': {'generateName': 'a-'}}]}"))
                .contains("KUBERNETES-NAME");
    }

    @Test
    void aTaskThatAppliesNothingSaysSo() {
        assertThat(faults("{}")).contains("KUBERNETES-NOTHING");
    }
}
