package plusone.loyalty.campaign;

import java.time.Instant;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;

/** Finds campaigns. */
@Service
public class Campaigns {

    private final CampaignTables tables;

    Campaigns(CampaignTables tables) {
        this.tables = tables;
    }

    /**
     * Those that run at this moment and reward events of this type, in an order that does not
     * change.
     */
    public Flux<Campaign> running(String eventType, Instant now) {
        return tables.running(eventType, now);
    }
}
