package plusone.outbox;

/**
 * What a link has before it.
 *
 * @param waiting rows that are still to be delivered, at most {@link #MOST}
 * @param dead rows that wait for a person, at most {@link #MOST}
 * @param lag age of the oldest row that is still to be delivered, in seconds; 0 where there is none
 */
record Backlog(String link, double waiting, double dead, double lag) {

    /** Rows are counted no further; so many may be more. */
    static final int MOST = 100_000;

    static Backlog none(String link) {
        return new Backlog(link, 0, 0, 0);
    }

    static Backlog unknown(String link) {
        return new Backlog(link, Double.NaN, Double.NaN, Double.NaN);
    }
}
