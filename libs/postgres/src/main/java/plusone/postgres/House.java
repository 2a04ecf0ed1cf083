package plusone.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The roles and schemas of the house. Every step may be repeated. */
final class House {

    private static final List<String> SCHEMAS = List.of("loyalty", "referral", "notification");

    private static final String ROLE =
            """
            do $$ begin
              if not exists (select from pg_roles where rolname = '${name}') then
                create role ${name} login password '${name}';
              end if;
            end $$;
            alter role ${name} set search_path = ${schema};
            """;

    private static final String SCHEMA =
            """
            create schema if not exists ${name} authorization ${name}_owner;
            grant usage on schema ${name} to ${name};
            alter default privileges for role ${name}_owner in schema ${name}
              grant select, insert on tables to ${name};
            alter default privileges for role ${name}_owner in schema ${name}
              grant usage on sequences to ${name};
            """;

    private House() {}

    static void createRoles(Connection connection) throws SQLException {
        for (var schema : SCHEMAS) {
            for (var role : List.of(schema + "_owner", schema))
                execute(connection, ROLE.replace("${name}", role).replace("${schema}", schema));
        }
    }

    static void createDatabase(Connection connection, String name) throws SQLException {
        if (!exists(connection, name)) execute(connection, "create database " + name);
    }

    static void dropDatabase(Connection connection, String name) throws SQLException {
        execute(connection, "drop database if exists " + name + " with (force)");
    }

    static void createSchemas(Connection connection) throws SQLException {
        for (var schema : SCHEMAS) execute(connection, SCHEMA.replace("${name}", schema));
        execute(connection, "revoke all on schema public from public");
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select from pg_database where datname = ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
