package plusone.suite.bench.bare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A prepared statement, with the order in which its variables stand. */
record BareStatement(PreparedStatement statement, List<String> variables) {

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):(\\w+)");

    static BareStatement of(Connection connection, String text) throws SQLException {
        var variables = VARIABLE.matcher(text).results().map(BareStatement::name).toList();
        var statement = connection.prepareStatement(VARIABLE.matcher(text).replaceAll("?"));
        return new BareStatement(statement, variables);
    }

    private static String name(MatchResult variable) {
        return variable.group(1);
    }

    /**
     * Runs it.
     *
     * @param returned what the statement before it returned
     * @return what it returns, or that where it returns nothing
     */
    Object run(long member, Object returned) throws SQLException {
        int at = 1;
        for (var variable : variables)
            statement.setObject(at++, variable.equals("member") ? member : returned);
        if (!statement.execute()) return returned;
        try (var rows = statement.getResultSet()) {
            return rows.next() ? rows.getObject(1) : returned;
        }
    }
}
