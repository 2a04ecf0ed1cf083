package plusone.loyalty.earning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.loyalty.campaign.Campaign;
import plusone.loyalty.campaign.Money;

/**
 * What an event earned by one campaign.
 *
 * @param points 1 or more
 * @param reason why, in words that a member may read
 */
record Award(
        UUID campaignId,
        @JsonProperty("campaign") String campaignName,
        long points,
        String reason) {

    static Award of(Campaign campaign, long points, @Nullable Money amount) {
        var what = amount == null ? "" : " for " + amount.inWords();
        return new Award(
                campaign.id(), campaign.name(), points, campaign.name() + ": " + points + what);
    }
}
