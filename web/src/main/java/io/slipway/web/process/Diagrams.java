package io.slipway.web.process;

import io.slipway.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;

/** A diagram in the body of a request. */
final class Diagrams {

    /** A graph of 5,000 tasks with its drawing has 14 MiB. */
    private static final int LARGEST = 64 << 20;

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,120}\\.bpmn");

    private Diagrams() {}

    static byte[] read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST)
            throw Problem.usage("The diagram is larger than 64 MiB.", "Divide what it does over several processes.");
        if (bytes.length == 0)
            throw Problem.usage("The request holds no diagram.", "Send the BPMN XML as the body, as application/xml.");
        return bytes;
    }

    /** The name that faults show, and that the deployment gets. */
    static String file(String wanted) {
        if (FILE.matcher(wanted).matches()) return wanted;
        throw Problem.usage(
                "The file's name does not fit.", "Give one that ends in .bpmn, of letters, digits, '.', '_' and '-'.");
    }
}
