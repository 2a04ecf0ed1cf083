package plusone.suite;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Parts;

/** What is said when everything is up: what runs where, and what to try first. */
record Welcome(Parts parts, Folder folder) {

    private static final String TEXT =
            """

            ${status}

            Try:
              curl -s ${url}/v1/me -H "Authorization: Bearer $(./plusone token ada)"
              curl -s ${url}/v1/events -H "Authorization: Bearer $(./plusone token acme)" -H "Content-Type: application/json" -d '{"eventId": "order-${now}", "type": "purchase", "externalId": "ada", "occurredAt": "${now}", "amount": {"amount": 4990, "currency": "EUR"}}'
              curl -s ${url}/v1/me/referral -H "Authorization: Bearer $(./plusone token ada)"
            """;

    String text() {
        return TEXT.replace("${status}", StatusTable.of(parts, folder).text())
                .replace("${url}", "http://localhost:" + parts.ports().of(Part.GATEWAY))
                .replace("${now}", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
