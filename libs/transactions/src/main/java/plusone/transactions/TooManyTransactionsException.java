package plusone.transactions;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * So many units of work are under way that one more would only wait: nothing was begun, try again
 * in a moment.
 */
public final class TooManyTransactionsException extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param limit how many may be under way at once
     */
    public TooManyTransactionsException(int limit) {
        super("more than " + limit + " transactions under way");
    }
}
