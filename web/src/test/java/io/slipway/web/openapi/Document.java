package io.slipway.web.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.web.routes.RouteTable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The OpenAPI document of the routes below /api/v1, made from the handlers that are mounted and from the route table. */
final class Document {

    private static final String PREFIX = "/api/v1";

    private final Schemas schemas = new Schemas();
    private final Map<String, ObjectNode> paths = new TreeMap<>();

    static ObjectNode of(RequestMappingHandlerMapping mounted) {
        var document = new Document();
        // In an order that does not depend on the Java machine.
        mounted.getHandlerMethods().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> document.add(entry.getKey(), entry.getValue().getMethod()));
        return document.write();
    }

    private void add(RequestMappingInfo info, Method handler) {
        for (var path : info.getPatternValues()) {
            if (!path.startsWith(PREFIX + "/")) continue;
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                var verb = method.name().toLowerCase(java.util.Locale.ROOT);
                var operations = paths.computeIfAbsent(path, one -> JsonNodeFactory.instance.objectNode());
                // Two handlers on one way give different forms of the same: one operation with both.
                var operation = operations.has(verb) ? (ObjectNode) operations.get(verb) : operations.putObject(verb);
                describe(operation, info, handler, method.name(), path);
            }
        }
    }

    private void describe(ObjectNode operation, RequestMappingInfo info, Method handler, String method, String path) {
        var told = handler.getAnnotation(Operation.class);
        if (told != null)
            operation.put(
                    "summary",
                    operation.has("summary") ? operation.get("summary").asText() + " " + told.value() : told.value());
        operation.putArray("tags").add(path.split("/")[3].replace(".json", ""));
        operation.put(
                "x-role",
                RouteTable.shipped()
                        .row(method, path)
                        .map(row -> row.access().toString())
                        .orElse("nobody"));
        var parameters = JsonNodeFactory.instance.arrayNode();
        if (operation.has("parameters"))
            parameters.addAll((com.fasterxml.jackson.databind.node.ArrayNode) operation.get("parameters"));
        for (var parameter : handler.getParameters()) {
            var described = parameter(parameter);
            var known = described != null
                    && parameters
                            .findValuesAsText("name")
                            .contains(described.path("name").asText());
            if (described != null && !known) parameters.add(described);
            if (parameter.isAnnotationPresent(RequestBody.class)) operation.set("requestBody", body(parameter));
        }
        if (!parameters.isEmpty()) operation.set("parameters", parameters);
        if (handler.getParameterCount() > 0 && handler.getParameters()[0].getType() == MultipartFile.class)
            operation.set("requestBody", upload());
        answers(operation, info, handler);
    }

    private @org.jspecify.annotations.Nullable ObjectNode parameter(Parameter parameter) {
        var path = parameter.getAnnotation(PathVariable.class);
        if (path != null) return parameter("path", parameter, "", true, ValueConstants.DEFAULT_NONE);
        var query = parameter.getAnnotation(RequestParam.class);
        if (query != null && parameter.getType() != MultipartFile.class)
            return parameter("query", parameter, query.name(), query.required(), query.defaultValue());
        var header = parameter.getAnnotation(RequestHeader.class);
        if (header == null || header.name().equals("Accept")) return null;
        return parameter("header", parameter, header.name(), header.required(), header.defaultValue());
    }

    private ObjectNode parameter(String in, Parameter parameter, String given, boolean required, String preset) {
        var hasPreset = !preset.equals(ValueConstants.DEFAULT_NONE);
        var described = JsonNodeFactory.instance
                .objectNode()
                .put("name", given.isEmpty() ? parameter.getName() : given)
                .put("in", in)
                .put("required", required && !hasPreset);
        var schema = schemas.of(parameter.getParameterizedType());
        if (hasPreset && schema.path("type").asText().equals("integer"))
            schema.put("default", Integer.parseInt(preset));
        else if (hasPreset && schema.path("type").asText().equals("boolean"))
            schema.put("default", Boolean.parseBoolean(preset));
        else if (hasPreset) schema.put("default", preset);
        described.set("schema", schema);
        return described;
    }

    private ObjectNode body(Parameter parameter) {
        var needed = parameter.getAnnotation(RequestBody.class).required();
        return content(
                JsonNodeFactory.instance.objectNode().put("required", needed),
                MediaType.APPLICATION_JSON_VALUE,
                schemas.of(parameter.getParameterizedType()));
    }

    private static ObjectNode upload() {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties").putObject("file").put("type", "string").put("format", "binary");
        return content(
                JsonNodeFactory.instance.objectNode().put("required", true),
                MediaType.MULTIPART_FORM_DATA_VALUE,
                schema);
    }

    private void answers(ObjectNode operation, RequestMappingInfo info, Method handler) {
        var answers =
                operation.has("responses") ? (ObjectNode) operation.get("responses") : operation.putObject("responses");
        var status = handler.getAnnotation(ResponseStatus.class);
        var code = String.valueOf(status == null ? 200 : status.value().value());
        var answer = answers.has(code) ? (ObjectNode) answers.get(code) : answers.putObject(code);
        answer.put("description", HttpStatus.valueOf(Integer.parseInt(code)).getReasonPhrase());
        var forms = info.getProducesCondition().getProducibleMediaTypes();
        var type = given(handler.getGenericReturnType());
        if (forms.isEmpty() && type != void.class) content(answer, MediaType.APPLICATION_JSON_VALUE, schemas.of(type));
        for (var form : forms) {
            var json = form.isCompatibleWith(MediaType.APPLICATION_JSON);
            content(answer, form.toString(), json ? schemas.of(type) : schemas.of(String.class));
        }
        var problem = answers.putObject("default").put("description", "A problem, in a sentence with its mend.");
        content(
                problem,
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/Problem"));
    }

    private static Type given(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static ObjectNode content(ObjectNode in, String mediaType, ObjectNode schema) {
        var content = in.has("content") ? (ObjectNode) in.get("content") : in.putObject("content");
        content.putObject(mediaType).set("schema", schema);
        return in;
    }

    private ObjectNode write() {
        var document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Slipway")
                .put("version", "v1")
                .put(
                        "description",
                        "Runs, packages, values, and what they leave behind. x-role is the weakest role that may use a route.");
        document.putArray("security").addObject().putArray("bearer");
        document.withArray("security").addObject().putArray("basic");
        var all = document.putObject("paths");
        paths.forEach(all::set);
        var components = document.putObject("components");
        var named = components.putObject("schemas");
        schemas.named().forEach(named::set);
        named.set("Problem", problem());
        var ways = components.putObject("securitySchemes");
        ways.putObject("bearer").put("type", "http").put("scheme", "bearer");
        ways.putObject("basic").put("type", "http").put("scheme", "basic");
        return document;
    }

    private static ObjectNode problem() {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", "string").put("description", "A sentence, with the mend.");
        properties.putObject("code").put("type", "string").put("description", "Has a page in docs/errors.");
        properties.putObject("faults").put("type", "array").putObject("items").put("type", "object");
        return schema;
    }
}
