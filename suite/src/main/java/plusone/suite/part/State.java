package plusone.suite.part;

/** What has become of a part. */
public enum State {
    /** Its process lives and has not been ready yet. */
    STARTING,
    /** Its process lives and has been ready. */
    RUNNING,
    /** Its process has ended, and nobody stopped it. */
    DEAD,
    /** It was not started, or was stopped. */
    STOPPED
}
