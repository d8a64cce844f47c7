package io.slipway.engine.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what others could get in the way of out of a Logstash file: ids of plug-ins, and the ports of its inputs. Word by word,
 * without judging the grammar: that is done when the package is read.
 */
final class LogstashShape {

    private static final Pattern WORD = Pattern.compile(
            "\\s+|#[^\\n]*|[=!]~\\s*/(?:\\\\.|[^/\\\\])*/|(\"(?:\\\\\"|[^\"])*\"|'(?:\\\\'|[^'])*')"
                    + "|(=>|[{}\\[\\]()])|([^\\s\"'#{}\\[\\](),=]+)|.",
            Pattern.DOTALL);

    /** Inputs that wait to be connected to; the others connect. Where no port need be given, the usual one. */
    private static final Map<String, Integer> LISTENING = Map.ofEntries(
            Map.entry("beats", 0),
            Map.entry("elastic_agent", 0),
            Map.entry("tcp", 0),
            Map.entry("udp", 0),
            Map.entry("http", 8080),
            Map.entry("syslog", 514),
            Map.entry("graphite", 0),
            Map.entry("gelf", 12201),
            Map.entry("ganglia", 8649),
            Map.entry("collectd", 25826),
            Map.entry("snmptrap", 1062),
            Map.entry("lumberjack", 0),
            Map.entry("websocket_server", 0),
            Map.entry("elastic_serverless_forwarder", 0));

    private static final Set<String> OVER_UDP = Set.of("udp", "gelf", "ganglia", "collectd", "snmptrap");

    private record Plugin(String section, String name, Map<String, String> options) {}

    private final String text;
    private final Deque<Optional<Plugin>> open = new ArrayDeque<>();
    private final List<Component> components = new ArrayList<>();
    private final List<Listening> ports = new ArrayList<>();
    private String section = "";
    private String word = "";
    private Optional<String> key = Optional.empty();
    private int lists;
    private boolean isCondition;

    LogstashShape(String text) {
        this.text = text;
    }

    PartShape read() {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (words.group(1) != null)
                value(words.group(1).substring(1, words.group(1).length() - 1));
            else if (words.group(3) != null) value(words.group(3));
            else if (words.group(2) != null) sign(words.group(2));
        }
        return new PartShape(components, ports, Set.of());
    }

    /** A value behind an arrow of a plug-in's own options; else a word that may turn out to be a name. */
    private void value(String said) {
        if (key.isPresent()) option(said);
        else if (lists == 0) word = said;
        if (said.equals("if") && !isInPlugin()) isCondition = true;
    }

    /** Of a list nothing is wanted; of a hash its own keys are not the plug-in's. */
    private void option(String said) {
        if (lists > 0) return;
        var plugin = Optional.ofNullable(open.peek()).flatMap(one -> one);
        plugin.ifPresent(one -> one.options().putIfAbsent(key.orElseThrow(), said));
        key = Optional.empty();
        word = "";
    }

    private void sign(String sign) {
        switch (sign) {
            case "=>" -> key = Optional.of(word);
            case "{" -> open();
            case "}" -> close();
            case "[", "(" -> lists++;
            default -> endList();
        }
    }

    private void endList() {
        lists = Math.max(0, lists - 1);
        if (lists == 0) key = Optional.empty();
    }

    /** A section, the branch of a condition, a plug-in, or a hash or codec among the options of one. */
    private void open() {
        if (open.isEmpty()) section = word;
        boolean isPlugin = !open.isEmpty() && !isInPlugin() && !isCondition && !word.equals("else");
        open.push(isPlugin ? Optional.of(new Plugin(section, word, new HashMap<>())) : Optional.empty());
        forget();
    }

    private boolean isInPlugin() {
        return open.stream().anyMatch(Optional::isPresent);
    }

    private void forget() {
        key = Optional.empty();
        word = "";
        isCondition = false;
    }

    private void close() {
        var plugin = open.isEmpty() ? Optional.<Plugin>empty() : open.pop();
        plugin.ifPresent(this::add);
        forget();
    }

    private void add(Plugin plugin) {
        var id = Optional.ofNullable(plugin.options().get("id"));
        id.ifPresent(given -> components.add(new Component(plugin.section(), given, List.of())));
        var usual = LISTENING.get(plugin.name());
        if (!plugin.section().equals("input") || usual == null) return;
        if (plugin.options().getOrDefault("mode", "server").equals("client")) return;
        var port = plugin.options().getOrDefault("port", usual.toString());
        if (!port.matches("[0-9]{1,5}")) return;
        var what = "the input " + plugin.name()
                + id.map(given -> " \"" + given + "\"").orElse("");
        var protocol = OVER_UDP.contains(plugin.name()) ? Listening.UDP : Listening.TCP;
        Listening.at(what, protocol, plugin.options().getOrDefault("host", ""), Integer.parseInt(port))
                .ifPresent(ports::add);
    }
}
