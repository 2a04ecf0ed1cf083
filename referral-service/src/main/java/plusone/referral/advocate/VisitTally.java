package plusone.referral.advocate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Visits that are not in the database yet. Any thread may count while another takes. */
final class VisitTally {

    private final Map<LinkDay, Long> visits = new ConcurrentHashMap<>();
    private final int most;

    /**
     * @param most how many links it has room for
     */
    VisitTally(int most) {
        this.most = most;
    }

    /** Counts a visit; false where there is no room for one more link. */
    boolean count(LinkDay link) {
        var hasRoom = visits.size() < most || visits.containsKey(link);
        if (hasRoom) visits.merge(link, 1L, Long::sum);
        return hasRoom;
    }

    /** What has visits at this moment. */
    List<LinkDay> links() {
        return List.copyOf(visits.keySet());
    }

    /** Takes the visits of these links out; what is counted from now on is there for the next. */
    Map<LinkDay, Long> take(Collection<LinkDay> links) {
        var taken = new HashMap<LinkDay, Long>();
        for (var link : links) {
            var number = visits.remove(link);
            if (number != null) taken.put(link, number);
        }
        return taken;
    }

    /** What was taken and could not be written is still to be added up. */
    void putBack(Map<LinkDay, Long> taken) {
        taken.forEach((link, number) -> visits.merge(link, number, Long::sum));
    }
}
