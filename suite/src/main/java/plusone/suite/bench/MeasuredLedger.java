package plusone.suite.bench;

import plusone.suite.bench.load.Acknowledged;

/**
 * A loyalty-service with a database that it alone writes.
 *
 * @param port of the service
 * @param database its name
 * @param seeded how many transactions were there before
 * @param acknowledged what the service has said yes to since, however it was reached
 */
record MeasuredLedger(int port, String database, long seeded, Acknowledged acknowledged) {

    MeasuredLedger(int port, String database, long seeded) {
        this(port, database, seeded, new Acknowledged());
    }
}
