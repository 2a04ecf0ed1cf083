/**
 * Faults around the ledger: lost answers, cut connections, instances that stand still or end, rows
 * that the database refuses, more load than there is room for. Each is made from outside, by a real
 * process or connection.
 */
package plusone.loyalty.fault;
