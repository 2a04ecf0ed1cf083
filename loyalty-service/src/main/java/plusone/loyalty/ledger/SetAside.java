package plusone.loyalty.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a lane has set aside because somebody else holds a row that it needs: a queue for each
 * member whose errands keep their order. Each look takes a few of each, those first who were looked
 * at longest ago, so that one row that is held for long keeps nobody from theirs. Guarded by its
 * lane.
 */
final class SetAside {

    private final int limit;
    private final int atOnce;
    private final int ofOneAtOnce;
    private final Map<UUID, Deque<Ticket>> queues = new LinkedHashMap<>();
    private boolean isToBeLookedAt;

    SetAside(LaneSettings settings) {
        this.limit = settings.waitingInBackground();
        this.atOnce = settings.flushInBackground();
        this.ofOneAtOnce = Math.max(1, atOnce / 4);
    }

    /** Whether an errand has to come after others that are here. */
    boolean keepsBack(Ticket ticket) {
        return queues.containsKey(ticket.errand().inOrderOf());
    }

    void addLast(Ticket ticket) {
        queues.computeIfAbsent(ticket.errand().inOrderOf(), _ -> new ArrayDeque<>()).add(ticket);
    }

    /** Those that were looked at in vain; in the order in which they were taken. */
    void putBack(List<Ticket> tickets) {
        for (var ticket : tickets.reversed()) {
            var key = ticket.errand().inOrderOf();
            queues.computeIfAbsent(key, _ -> new ArrayDeque<>()).addFirst(ticket);
        }
        // To the end of the row, whoever has just had their turn.
        for (var ticket : tickets) {
            var queue = queues.remove(ticket.errand().inOrderOf());
            if (queue != null) queues.put(ticket.errand().inOrderOf(), queue);
        }
    }

    /** Has some of them go into the next flush. */
    void lookAgain() {
        isToBeLookedAt = !queues.isEmpty();
    }

    /** What goes into the next flush: nothing, until it is time to look again. */
    List<Ticket> take() {
        if (!isToBeLookedAt) return List.of();
        isToBeLookedAt = false;
        var taken = new ArrayList<Ticket>();
        for (var queue : queues.values())
            take(queue, Math.min(ofOneAtOnce, atOnce - taken.size()), taken);
        queues.values().removeIf(Deque::isEmpty);
        return taken;
    }

    private static void take(Deque<Ticket> queue, int upTo, List<Ticket> taken) {
        var left = upTo;
        while (left > 0 && !queue.isEmpty()) {
            var ticket = queue.remove();
            if (!ticket.take()) continue;
            taken.add(ticket);
            left--;
        }
    }

    /** Removes those who came before this moment of the lane's clock. */
    List<Ticket> removeFromBefore(long moment) {
        var removed = new ArrayList<Ticket>();
        for (var queue : queues.values())
            while (!queue.isEmpty() && queue.element().since() - moment < 0)
                removed.add(queue.remove());
        queues.values().removeIf(Deque::isEmpty);
        return removed;
    }

    boolean isFull() {
        return size() >= limit;
    }

    int size() {
        return queues.values().stream().mapToInt(Deque::size).sum();
    }
}
