package plusone.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A position in a list as callers see it: URL-safe, does not expire, not meant to be read. */
public final class Cursor {

    private Cursor() {}

    /** The cursor of a position in the feature's own words. */
    public static String encode(String position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position that a cursor stands for. Whether it makes sense is the feature's to say.
     *
     * @throws ProblemException 400 where it is not one of ours
     */
    public static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw broken();
        }
    }

    /** The 400 for a cursor that does not belong to the list it is used on. */
    public static ProblemException broken() {
        return InvalidRequest.of(
                "/cursor", "is not a cursor of this list: use nextCursor as it was answered");
    }
}
