package plusone.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
            var position =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (encode(position).equals(cursor)) return position;
        } catch (IllegalArgumentException _) {
            // as where it decodes to what we never encode
        }
        throw broken();
    }

    /**
     * The id that a cursor stands for, in a list that is in the order of its ids; nothing for the
     * first page.
     *
     * @throws ProblemException 400 where it is none of ours, or of a list in another order
     */
    public static @Nullable UUID decodeId(@Nullable String cursor) {
        if (cursor == null) return null;
        var position = decode(cursor);
        try {
            var id = UUID.fromString(position);
            if (id.toString().equals(position)) return id;
        } catch (IllegalArgumentException _) {
            // as where it is an id in a form of somebody else's
        }
        throw broken();
    }

    /** The 400 for a cursor that does not belong to the list it is used on. */
    public static ProblemException broken() {
        return InvalidRequest.of(
                "/cursor", "is not a cursor of this list: use nextCursor as it was answered");
    }
}
