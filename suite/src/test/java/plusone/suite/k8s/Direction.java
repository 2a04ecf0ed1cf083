package plusone.suite.k8s;

/** Which end of a call a policy speaks of. */
enum Direction {
    INGRESS("Ingress", "ingress", "from"),
    EGRESS("Egress", "egress", "to");

    final String type;
    final String rules;
    final String peers;

    Direction(String type, String rules, String peers) {
        this.type = type;
        this.rules = rules;
        this.peers = peers;
    }
}
