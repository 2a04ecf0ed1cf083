package plusone.suite.bench.bare;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the bare database is given to do, statement by statement.
 *
 * <p>{@code :member} is an account chosen at random; {@code :transaction_id} is what the statement
 * before it returned.
 */
public enum BareWork {

    /**
     * A transaction that does the least that books can do with. The key stands at a random place,
     * as callers choose it; the transaction's id grows with time. Both entries go in with one
     * statement, which is cheaper than two: the stricter comparison.
     */
    TRANSACTION(
            """
            begin;
            insert into bare.key (id, fingerprint, transaction_id, recorded_at)
                values (gen_random_uuid(), gen_random_uuid(), uuidv7(), now()) returning transaction_id;
            insert into bare.entry (transaction_id, leg, account_id, points)
                values (:transaction_id, 0, :member, 10), (:transaction_id, 1, 0, -10);
            update bare.account set balance = balance + 10 where id = :member;
            commit;
            """),

    /** A look at one account by its primary key. */
    SELECT("select id, balance from bare.account where id = :member;");

    private final String script;

    BareWork(String script) {
        this.script = script;
    }

    List<String> statements() {
        return Stream.of(script.split(";", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
