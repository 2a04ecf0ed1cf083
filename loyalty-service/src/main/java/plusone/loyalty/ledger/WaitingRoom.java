package plusone.loyalty.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * What waits in a lane, the oldest first: people in one queue, batches and jobs in another that is
 * a quarter as long, and apart what waits for a row that somebody else holds. Guarded by its lane.
 */
final class WaitingRoom {

    private final LaneSettings settings;
    private final Queue<Ticket> people = new ArrayDeque<>();
    private final Queue<Ticket> background = new ArrayDeque<>();
    private final SetAside aside;

    WaitingRoom(LaneSettings settings) {
        this.settings = settings;
        this.aside = new SetAside(settings);
    }

    /** Whether there was room. */
    boolean add(Ticket ticket, Urgency urgency) {
        if (aside.keepsBack(ticket) && aside.isFull()) return false;
        return switch (urgency) {
            case NOW -> hasRoom(people, settings.waiting()) && people.add(ticket);
            case LATER ->
                    hasRoom(background, settings.waitingInBackground()) && background.add(ticket);
        };
    }

    /** Whoever has left makes room. */
    private static boolean hasRoom(Queue<Ticket> queue, int limit) {
        return queue.size() < limit || queue.removeIf(Ticket::isGone);
    }

    /** What goes into the next flush. */
    List<Ticket> take() {
        var taken = new ArrayList<>(aside.take());
        move(background, people.isEmpty() ? settings.flush() : settings.flushInBackground(), taken);
        move(people, settings.flush(), taken);
        return taken;
    }

    /** Those whose rows somebody else holds: they, and who comes after them, wait apart. */
    void setAside(List<Ticket> tickets) {
        aside.putBack(tickets);
    }

    /** Has those who were set aside go into the next flush. */
    void lookAgain() {
        aside.lookAgain();
    }

    /** Removes those who came before this moment of the lane's clock. */
    List<Ticket> removeFromBefore(long moment) {
        var removed = new ArrayList<>(aside.removeFromBefore(moment));
        for (var queue : List.of(people, background)) {
            var oldest = queue.peek();
            while (oldest != null && oldest.since() - moment < 0) {
                removed.add(queue.remove());
                oldest = queue.peek();
            }
        }
        return removed;
    }

    int size() {
        return people.size() + background.size() + aside.size();
    }

    int sizeAside() {
        return aside.size();
    }

    /** Until so many have been taken; those whose callers left do not count. */
    private void move(Queue<Ticket> from, int upTo, List<Ticket> taken) {
        while (taken.size() < upTo) {
            var ticket = from.poll();
            if (ticket == null) return;
            if (aside.keepsBack(ticket)) aside.addLast(ticket);
            else if (ticket.take()) taken.add(ticket);
        }
    }
}
