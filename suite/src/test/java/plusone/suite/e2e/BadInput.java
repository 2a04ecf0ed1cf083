package plusone.suite.e2e;

/**
 * A call that is refused.
 *
 * @param what is wrong with it
 * @param problem the last part of the type of the answer
 */
record BadInput(String what, RawCall call, int status, String problem) {

    @Override
    public String toString() {
        return what;
    }
}
