package plusone.suite.bench.measure;

import java.time.Duration;

/** Something that can be done again and again, and measured. */
public interface Work {

    /** What is warm once this is: works of one name need it once. */
    String name();

    /** Does it for so long. */
    Figure measure(Duration length);
}
