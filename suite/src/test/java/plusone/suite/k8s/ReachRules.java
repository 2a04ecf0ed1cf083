package plusone.suite.k8s;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may reach whom: the call graph of the code and nothing else. */
final class ReachRules {

    private ReachRules() {}

    static Stream<String> denial(Rendered rendered) {
        var denied =
                rendered.all("NetworkPolicy")
                        .map(it -> it.at("/spec"))
                        .anyMatch(
                                it ->
                                        it.path("podSelector").isObject()
                                                && it.path("podSelector").isEmpty()
                                                && it.path("policyTypes")
                                                        .toString()
                                                        .equals("[\"Ingress\",\"Egress\"]")
                                                && it.path("ingress").isMissingNode()
                                                && it.path("egress").isMissingNode());
        return denied ? Stream.empty() : Stream.of("no policy denies what none allows");
    }

    static Stream<String> egress(Rendered rendered) {
        var wanted = Edge.ofCode(rendered);
        Edge.toNames(rendered).forEach(wanted::add);
        return difference("out: ", wanted, allowed(rendered, Direction.EGRESS));
    }

    /** What lies outside of the rendered objects has its own door. */
    static Stream<String> ingress(Rendered rendered) {
        var inside = rendered.workloads().map(Thing::name).collect(Collectors.toSet());
        var wanted = Edge.ofCode(rendered);
        wanted.removeIf(it -> !inside.contains(it.to()));
        Edge.fromOutside(rendered).forEach(wanted::add);
        return difference("in: ", wanted, allowed(rendered, Direction.INGRESS));
    }

    private static Set<Edge> allowed(Rendered rendered, Direction direction) {
        return new Policies(rendered, direction).edges().collect(Collectors.toSet());
    }

    private static Stream<String> difference(String way, Set<Edge> wanted, Set<Edge> allowed) {
        return Stream.concat(
                missing(wanted, allowed).map(it -> way + it + " is needed and not allowed"),
                missing(allowed, wanted).map(it -> way + it + " is allowed and not needed"));
    }

    private static Stream<String> missing(Set<Edge> from, Set<Edge> in) {
        return from.stream()
                .filter(it -> !in.contains(it))
                .map(Edge::toString)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream();
    }
}
