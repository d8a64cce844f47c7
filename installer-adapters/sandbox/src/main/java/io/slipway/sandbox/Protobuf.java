package io.slipway.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.BiConsumer;

/**
 * Secrets and config maps as Helm's Go client sends them, whatever it is told: in protocol buffers. Only the fields that
 * there are in them, by their numbers in Kubernetes' own descriptions.
 */
final class Protobuf {

    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private Protobuf() {}

    static boolean is(byte[] body) {
        return body.length > MAGIC.length
                && ByteBuffer.wrap(body, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    static ObjectNode read(byte[] body) {
        var object = JsonNodeFactory.instance.objectNode();
        var raw = new byte[1][];
        fields(ByteBuffer.wrap(body, MAGIC.length, body.length - MAGIC.length), (number, value) -> {
            if (number == 1)
                fields(ByteBuffer.wrap(value), (at, text) -> object.put(at == 1 ? "apiVersion" : "kind", text(text)));
            if (number == 2) raw[0] = value;
        });
        var contents = ByteBuffer.wrap(raw[0] == null ? new byte[0] : raw[0]);
        switch (object.path("kind").asText()) {
            case "Secret" -> fields(contents, (number, value) -> secret(object, number, value));
            case "ConfigMap" -> fields(contents, (number, value) -> configMap(object, number, value));
            case "DeleteOptions" -> {}
            default ->
                throw new Refusal(
                        415,
                        "UnsupportedMediaType",
                        "the sandbox takes objects of the kind "
                                + object.path("kind").asText() + " in JSON only");
        }
        return object;
    }

    private static void secret(ObjectNode secret, int number, byte[] value) {
        switch (number) {
            case 1 -> metadata(secret, value);
            case 2 -> entry(value, (name, bytes) -> secret.withObject("data").put(name, encoded(bytes)));
            case 3 -> secret.put("type", text(value));
            case 4 ->
                entry(value, (name, bytes) -> secret.withObject("stringData").put(name, text(bytes)));
            case 5 -> secret.put("immutable", value[0] != 0);
            default -> {}
        }
    }

    private static void configMap(ObjectNode map, int number, byte[] value) {
        switch (number) {
            case 1 -> metadata(map, value);
            case 2 -> entry(value, (name, bytes) -> map.withObject("data").put(name, text(bytes)));
            case 3 -> entry(value, (name, bytes) -> map.withObject("binaryData").put(name, encoded(bytes)));
            case 4 -> map.put("immutable", value[0] != 0);
            default -> {}
        }
    }

    private static void metadata(ObjectNode object, byte[] bytes) {
        var metadata = object.withObject("metadata");
        fields(ByteBuffer.wrap(bytes), (number, value) -> {
            switch (number) {
                case 1 -> put(metadata, "name", value);
                case 2 -> put(metadata, "generateName", value);
                case 3 -> put(metadata, "namespace", value);
                case 5 -> put(metadata, "uid", value);
                case 6 -> put(metadata, "resourceVersion", value);
                case 11 ->
                    entry(value, (name, text) -> metadata.withObject("labels").put(name, text(text)));
                case 12 ->
                    entry(value, (name, text) -> metadata.withObject("annotations")
                            .put(name, text(text)));
                case 14 -> metadata.withArray("finalizers").add(text(value));
                default -> {}
            }
        });
    }

    private static void put(ObjectNode metadata, String field, byte[] value) {
        if (value.length > 0) metadata.put(field, text(value));
    }

    /** One pair of a map. */
    private static void entry(byte[] bytes, BiConsumer<String, byte[]> taker) {
        var pair = new byte[][] {new byte[0], new byte[0]};
        fields(ByteBuffer.wrap(bytes), (number, value) -> {
            if (number <= 2) pair[number - 1] = value;
        });
        taker.accept(text(pair[0]), pair[1]);
    }

    private static void fields(ByteBuffer from, BiConsumer<Integer, byte[]> taker) {
        while (from.hasRemaining()) {
            long tag = varint(from);
            taker.accept((int) (tag >>> 3), value(from, (int) (tag & 7)));
        }
    }

    private static byte[] value(ByteBuffer from, int type) {
        return switch (type) {
            case 0 -> new byte[] {(byte) varint(from)};
            case 1 -> bytes(from, 8);
            case 2 -> bytes(from, (int) varint(from));
            case 5 -> bytes(from, 4);
            default -> throw new Refusal(400, "BadRequest", "the body is no protocol buffer");
        };
    }

    private static byte[] bytes(ByteBuffer from, int length) {
        if (length < 0 || length > from.remaining())
            throw new Refusal(400, "BadRequest", "the body ends in the middle of a field");
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static long varint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift < 64 && from.hasRemaining(); shift += 7) {
            byte next = from.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) return value;
        }
        throw new Refusal(400, "BadRequest", "the body ends in the middle of a number");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
