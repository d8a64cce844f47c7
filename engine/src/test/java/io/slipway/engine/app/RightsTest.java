package io.slipway.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AP-10: the rights that an app gives. */
class RightsTest {

    private static final Subject ADMIN = new Subject(Subject.Type.ROLE, "admin");
    private static final Subject APP1 = new Subject(Subject.Type.APP, "app1");
    private static final Subject GAME = new Subject(Subject.Type.USER, "game");

    @TempDir
    Path temp;

    private Apps app(String meta) throws IOException {
        return Apps.in(temp)
                .with("default/search/savedsearch.conf", "[errors]\nsearch = error\n[b]\nsearch = b\n")
                .with("metadata/default.meta", meta);
    }

    private Rights of(String meta, String object) throws IOException {
        var app = app(meta).sound();
        return app.rights().of(app.object("savedsearch", object).orElseThrow());
    }

    @Test
    void ap10TheTableOfTheSeed() throws IOException {
        var rights =
                of("[savedsearch/errors]\naccess = role:admin, app:app1, user:game\nwrite = role:admin\n", "errors");

        assertThat(rights.mayAccess(ADMIN)).isTrue();
        assertThat(rights.mayWrite(ADMIN)).isTrue();
        assertThat(ADMIN.executesAs()).isEqualTo("admin(role)");
        assertThat(rights.mayAccess(APP1)).isTrue();
        assertThat(rights.mayWrite(APP1)).isFalse();
        assertThat(APP1.executesAs()).isEqualTo("app's role");
        assertThat(rights.mayAccess(GAME)).isTrue();
        assertThat(rights.mayWrite(GAME)).isFalse();
        assertThat(GAME.executesAs()).isEqualTo("user's role");
        assertThat(rights.mayAccess(new Subject(Subject.Type.USER, "app1"))).isFalse();
    }

    @Test
    void ap10RowsOfObjectsOverrideThoseOfTheApp() throws IOException {
        var meta = "[]\nowner = admin\naccess = *\nwrite = role:admin\n[savedsearch/errors]\naccess = role:admin\n";

        assertThat(of(meta, "errors").mayAccess(GAME)).isFalse();
        assertThat(of(meta, "errors").mayWrite(ADMIN)).isTrue();
        assertThat(of(meta, "errors").owner()).contains("admin");
        assertThat(of(meta, "b").mayAccess(GAME)).isTrue();
        assertThat(of(meta, "b").mayWrite(GAME)).isFalse();
    }

    @Test
    void ap10LocalMetadataWins() throws IOException {
        var app = app("[]\nowner = admin\naccess = *\n")
                .with("metadata/local.meta", "[]\nowner = game\n")
                .sound();
        assertThat(app.rights().ofApp().owner()).contains("game");
        assertThat(app.rights().ofApp().mayAccess(GAME)).isTrue();
    }

    @Test
    void ap10WhatIsWrongIsTold() throws IOException {
        assertThat(app("[]\nowner = a, b\naccess = admin, role:, group:x, role:a:b\n")
                        .faults())
                .containsExactly(
                        "metadata/default.meta:2:1 APP-SUBJECT",
                        "metadata/default.meta:3:1 APP-SUBJECT",
                        "metadata/default.meta:3:1 APP-SUBJECT",
                        "metadata/default.meta:3:1 APP-SUBJECT",
                        "metadata/default.meta:3:1 APP-SUBJECT");
        assertThat(app("[savedsearch/eror]\n[]\nread = *\n").warnings())
                .containsExactly("metadata/default.meta:1:1 APP-RIGHTS", "metadata/default.meta:3:1 APP-RIGHTS");
    }
}
