package plusone.contract;

import org.jspecify.annotations.Nullable;

/**
 * Says what a throwable of some library means to a caller. Beans of this type are asked in their
 * order before a throwable counts as a fault of ours (500).
 */
@FunctionalInterface
public interface ProblemTranslation {

    /**
     * The problem that the throwable stands for, or null where this translation does not know it.
     */
    @Nullable ProblemException translate(Throwable thrown);
}
