package plusone.suite.bench.bare;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the bare database works on: the least that books with business keys can do with, each table
 * with its natural primary key and nothing else.
 */
final class BareTables {

    private static final String CREATE =
            """
            create schema bare;
            create table bare.key (id uuid primary key, fingerprint uuid not null, transaction_id uuid not null,
                recorded_at timestamptz not null);
            create table bare.entry (transaction_id uuid, leg smallint, account_id bigint not null, points bigint not null,
                primary key (transaction_id, leg));
            create table bare.account (id bigint primary key, balance bigint not null);
            insert into bare.account select id, 0 from generate_series(1, ${accounts}) id;
            analyze bare.account""";

    private BareTables() {}

    /** Creates them with so many accounts. */
    static void create(Connection database, int accounts) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(CREATE.replace("${accounts}", Integer.toString(accounts)));
        }
    }
}
