package plusone.loyalty.earning;

import java.time.LocalDate;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** SQL on {@code points_told_by_hand}. */
@Component
class ByHandTables {

    /**
     * The row that is there is locked, so that whoever comes at the same time waits and sees it.
     */
    private static final String ADD =
            """
            insert into points_told_by_hand as told (person, day, points)
            select :person, :day, :points where :points <= :most
            on conflict (person, day) do update set points = told.points + excluded.points
                where told.points + excluded.points <= :most""";

    private static final String POINTS =
            "select points from points_told_by_hand where person = :person and day = :day";

    private final DatabaseClient database;

    ByHandTables(DatabaseClient database) {
        this.database = database;
    }

    /** Whether the points still went into the day of this person, which may have so many. */
    Mono<Boolean> add(String person, LocalDate day, long points, long most) {
        return database.sql(ADD)
                .bind("person", person)
                .bind("day", day)
                .bind("points", points)
                .bind("most", most)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** How many points this person has caused on this day. */
    Mono<Long> points(String person, LocalDate day) {
        return database.sql(POINTS)
                .bind("person", person)
                .bind("day", day)
                .map(row -> Objects.requireNonNull(row.get("points", Long.class)))
                .one()
                .defaultIfEmpty(0L);
    }
}
