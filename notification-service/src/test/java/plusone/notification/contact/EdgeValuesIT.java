package plusone.notification.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static plusone.notification.Notification.contact;
import static plusone.notification.Notification.unique;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import plusone.contract.EdgeValue;
import plusone.notification.Notification;
import plusone.notification.NotificationTest;

/** What loyalty takes of a contact must be taken here, or it would never arrive. */
@NotificationTest
class EdgeValuesIT {

    @Autowired Notification notification;

    @ParameterizedTest
    @MethodSource("plusone.contract.EdgeValue#all")
    void judgesAContactAsLoyaltyDoes(EdgeValue edge) {
        var contact = contact(unique("ada"));
        contact.put(edge.field(), edge.value());

        var answer = notification.put(UUID.randomUUID(), contact);

        assertThat(answer.status()).isEqualTo(edge.fits() ? 204 : 400);
        if (!edge.fits())
            assertThat(answer.body().get("errors").findValuesAsString("pointer"))
                    .containsOnly("/" + edge.field());
    }
}
