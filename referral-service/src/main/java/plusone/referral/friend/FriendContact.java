package plusone.referral.friend;

import org.jspecify.annotations.Nullable;

/** How a friend can be reached, as a partner sent it: personal data. */
public record FriendContact(@Nullable String email, @Nullable String phone, @Nullable String name) {

    /** Nothing is known. */
    public static final FriendContact NONE = new FriendContact(null, null, null);

    @Override
    public String toString() {
        return "FriendContact";
    }
}
