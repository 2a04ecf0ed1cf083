package plusone.suite.k8s;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody may call somebody.
 *
 * @param port where; a number or, for what the rules do not understand, the policy's own words
 */
record Edge(String from, String to, String port) {

    /** The call graph as the code has it, at the places that the settings name. */
    static Set<Edge> ofCode(Rendered rendered) {
        return rendered.services()
                .flatMap(
                        it ->
                                Code.of(it.name())
                                        .called()
                                        .map(
                                                to ->
                                                        new Edge(
                                                                it.name(),
                                                                to,
                                                                port(to, rendered.settings(it)))))
                .collect(Collectors.toSet());
    }

    /** Whom everybody needs to find the others. */
    static Stream<Edge> toNames(Rendered rendered) {
        return rendered.services()
                .flatMap(
                        it ->
                                Stream.of("53/UDP", "53/TCP")
                                        .map(port -> new Edge(it.name(), "names", port)));
    }

    /** Who comes from other namespaces: callers to the door, and who collects the metrics. */
    static Stream<Edge> fromOutside(Rendered rendered) {
        var door = new Edge("ingress-nginx", "gateway", text(Code.of("gateway").port()));
        return Stream.concat(
                Stream.of(door),
                rendered.services()
                        .map(
                                it ->
                                        new Edge(
                                                "monitoring",
                                                it.name(),
                                                text(Code.of(it.name()).managementPort()))));
    }

    private static String port(String to, Map<String, String> settings) {
        return switch (to) {
            case "postgres" -> ofAddress(settings.get("SPRING_R2DBC_URL").substring(6));
            case "identity" -> ofAddress(settings.get("PLUSONE_SIGNIN_JWKSURI"));
            case "mail" -> settings.get("SPRING_MAIL_PORT");
            default -> text(Code.of(to).port());
        };
    }

    private static String ofAddress(String address) {
        var uri = URI.create(address);
        if (uri.getPort() >= 0) return text(uri.getPort());
        return uri.getScheme().equals("https") ? "443" : "80";
    }

    private static String text(int port) {
        return Integer.toString(port);
    }
}
