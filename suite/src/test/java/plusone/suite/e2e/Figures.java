package plusone.suite.e2e;

import java.sql.SQLException;

/** What the databases hold, in numbers: what was refused must not move any of them. */
final class Figures {

    private static final String ALL =
            """
            select concat_ws(' ',
              (select count(*) from loyalty.member), (select count(*) from loyalty.transaction),
              (select count(*) from loyalty.entry), (select count(*) from loyalty.event),
              (select count(*) from loyalty.operation), (select sum(balance) from loyalty.account),
              (select count(*) from referral.programme), (select count(*) from referral.advocate),
              (select count(*) from referral.referral), (select count(*) from referral.conversion),
              (select count(*) from referral.operation))
            """;

    private Figures() {}

    static String now() {
        try (var connection = Books.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(ALL)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
