package plusone.suite.bench.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import plusone.suite.bench.load.Members;

/** Fills a database for a benchmark, many rows at once, as the service itself would write them. */
public final class Seed {

    private static final String MEMBERS =
            """
            with enrolled as (
                insert into loyalty.member (id, external_id, locale, time_zone, version, created_at)
                select uuidv7(), ? || number, 'en', 'Europe/Berlin', 1, now() from generate_series(1, ?) number
                returning id, created_at)
            insert into loyalty.account (id, status, seq, balance, pending, held, debt, earned, chain, recorded_at)
            select id, 'ACTIVE', 0, 0, 0, 0, 0, 0, decode(repeat('0', 64), 'hex'), created_at from enrolled
            returning id""";

    private static final String TRANSACTIONS = "select count(*) from loyalty.transaction";

    private final Connection database;
    private final History history;

    /** Fills this database. */
    public Seed(Connection database) {
        this.database = database;
        this.history = new History(database);
    }

    /** Enrols so many, without points. */
    public Members members(String name, int count) throws SQLException {
        var ids = new ArrayList<String>();
        try (var statement = database.prepareStatement(MEMBERS)) {
            statement.setString(1, name + "-");
            statement.setInt(2, count);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) ids.add(rows.getString(1));
            }
        }
        return new Members(ids);
    }

    /** Enrols so many, each with more points than anybody spends here, in three lots. */
    public Members wealthy(String name, int count) throws SQLException {
        var members = members(name, count);
        for (int lot = 1; lot <= 3; lot++) history.earn(name, count, 1_000_000, 3 * lot);
        return members;
    }

    /** Writes so many earnings of these members, of each about as many. */
    public void earnings(String name, int members, long count) throws SQLException {
        for (long left = count; left > 0; left -= members)
            history.earn(name, (int) Math.min(members, left), 10, 12);
    }

    /**
     * Verifies what was written, brings statistics up to date and leaves nothing to be written to
     * disk. Tables that are empty are left alone, as in life: to be told that there is nothing in
     * it makes a plan read all of a table.
     */
    public void finish() throws SQLException {
        execute("vacuum (analyze) loyalty.member, loyalty.account");
        if (transactions() > 0) {
            execute(
                    "vacuum (analyze) loyalty.operation, loyalty.transaction, loyalty.remark, loyalty.entry, loyalty.lot");
            new Audit(database).pass();
        }
        execute("checkpoint");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many transactions are in the books. */
    public long transactions() throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(TRANSACTIONS)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
