package io.slipway.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.graph.Template.Expression;
import io.slipway.engine.graph.Template.Text;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void aTextIsTakenApartAtItsExpressions() {
        assertThat(Template.parse("http://${values.host}:${values.port}/")
                        .template()
                        .parts())
                .containsExactly(
                        new Text("http://"),
                        new Expression("values.host"),
                        new Text(":"),
                        new Expression("values.port"),
                        new Text("/"));
        assertThat(Template.parse("").template().parts()).isEmpty();
    }

    @Test
    void twoDollarsStandForOne() {
        assertThat(Template.parse("a $${b} $$ ${c}").template().parts())
                .containsExactly(new Text("a ${b} $$ "), new Expression("c"));
    }

    @Test
    void bracesWithinAnExpressionDoNotEndIt() {
        assertThat(Template.parse("${{'}': \"\\\"}\"}}x").template().parts())
                .containsExactly(new Expression("{'}': \"\\\"}\"}"), new Text("x"));
        assertThat(Template.parse("${'}'").isClosed()).isFalse();
    }
}
