package io.slipway.engine.graph;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Optional;

/** CEL as packages may use it: which names it knows. */
public final class ExpressionLanguage {

    static final int LONGEST = 4_000;

    /** Made when the first expression needs it: packages without any do not pay for it. */
    private static final class Compiler {

        static final CelCompiler CEL = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(
                        CelOptions.current().maxExpressionCodePointSize(LONGEST).build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("values", SimpleType.DYN)
                .addVar("global", SimpleType.DYN)
                .addVar("outputs", SimpleType.DYN)
                .addVar("mode", SimpleType.STRING)
                .addVar("fromVersion", SimpleType.STRING)
                .addVar("toVersion", SimpleType.STRING)
                .build();
    }

    private ExpressionLanguage() {}

    static CelValidationResult check(String expression) {
        return Compiler.CEL.compile(expression);
    }

    /** Nothing for what is unsound, which is told when a package is read. */
    public static Optional<CelAbstractSyntaxTree> compile(String expression) {
        try {
            return Optional.of(check(expression).getAst())
                    .filter(tree -> Growth.trouble(tree).isEmpty());
        } catch (CelValidationException unsound) {
            return Optional.empty();
        }
    }
}
