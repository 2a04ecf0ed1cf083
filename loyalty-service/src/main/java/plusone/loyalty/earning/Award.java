package plusone.loyalty.earning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plusone.loyalty.campaign.Campaign;
import plusone.loyalty.campaign.Money;

/**
 * What an event earned by one campaign.
 *
 * @param points 0 or more; what is kept has 1 or more
 * @param reason why, in words that a member may read
 */
record Award(
        UUID campaignId,
        @JsonProperty("campaign") String campaignName,
        long points,
        String reason) {

    /** What a campaign gives for an event of this worth; 0 points where that is nothing. */
    static Award of(Campaign campaign, @Nullable Money amount) {
        var points = campaign.pointsFor(amount);
        var what = amount == null ? "" : " for " + amount.inWords();
        return new Award(
                campaign.id(), campaign.name(), points, campaign.name() + ": " + points + what);
    }
}
