package plusone.suite.k8s;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The network policies of an overlay in one direction, as edges. What is wider than any edge (a
 * rule without peers or ports) and what is not understood gives an edge too, one that nobody wants.
 */
record Policies(Rendered rendered, Direction direction) {

    Stream<Edge> edges() {
        return rendered.all("NetworkPolicy")
                .filter(it -> it.at("/spec/policyTypes").toString().contains(direction.type))
                .flatMap(this::edges);
    }

    private Stream<Edge> edges(Thing policy) {
        return rendered.workloads()
                .filter(it -> it.hasPodsSelectedBy(policy.at("/spec/podSelector")))
                .filter(it -> direction == Direction.INGRESS || isService(it))
                .flatMap(
                        it ->
                                policy.at("/spec/" + direction.rules)
                                        .valueStream()
                                        .flatMap(rule -> edges(policy, it, rule)));
    }

    /** What the services are made to stand on locally calls nobody. */
    private boolean isService(Thing workload) {
        return rendered.services().anyMatch(it -> it.name().equals(workload.name()));
    }

    private Stream<Edge> edges(Thing policy, Thing selected, JsonNode rule) {
        return peers(policy, rule.path(direction.peers))
                .flatMap(
                        peer -> {
                            var target = direction == Direction.EGRESS ? peer : selected.name();
                            var caller = direction == Direction.EGRESS ? selected.name() : peer;
                            return ports(target, rule.path("ports"))
                                    .map(port -> new Edge(caller, target, port));
                        });
    }

    private Stream<String> peers(Thing policy, JsonNode peers) {
        if (peers.isEmpty()) return Stream.of("anybody");
        return peers.valueStream().flatMap(it -> names(policy, it));
    }

    private Stream<String> names(Thing policy, JsonNode peer) {
        if (isNames(peer)) return Stream.of("names");
        var namespace =
                peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name").asString("");
        if (!namespace.isEmpty() && peer.size() == 1) return Stream.of(namespace);
        if (peer.path("podSelector").size() > 0 && peer.size() == 1)
            return rendered.workloads()
                    .filter(it -> it.hasPodsSelectedBy(peer.path("podSelector")))
                    .map(Thing::name);
        // An address outside of the cluster: the policy says whose it is.
        var cidr = peer.at("/ipBlock/cidr").asString("");
        if (policy.name().startsWith("to-") && !cidr.isEmpty() && !cidr.endsWith("/0"))
            return Stream.of(policy.name().substring("to-".length()));
        return Stream.of(peer.toString());
    }

    private static boolean isNames(JsonNode peer) {
        return peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                        .asString("")
                        .equals("kube-system")
                && peer.at("/podSelector/matchLabels/k8s-app").asString("").equals("kube-dns");
    }

    private Stream<String> ports(String target, JsonNode ports) {
        if (ports.isEmpty()) return Stream.of("any");
        return ports.valueStream().map(it -> port(target, it));
    }

    private String port(String target, JsonNode port) {
        var written = port.path("port").asString("any");
        var number =
                rendered.workloads()
                        .filter(it -> it.name().equals(target))
                        .map(it -> ServingRules.portNamed(it, written))
                        .filter(it -> it > 0)
                        .findFirst()
                        .map(it -> Integer.toString(it))
                        .orElse(written);
        if (!port.path("endPort").isMissingNode()) return number + " and more";
        var protocol = port.path("protocol").asString("TCP");
        return protocol.equals("TCP") && !target.equals("names") ? number : number + "/" + protocol;
    }
}
