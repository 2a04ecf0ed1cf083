package plusone.loyalty.earning;

/** Why an event is refused. */
sealed interface EarningRejection {

    /**
     * The awards together are more than an event may give.
     *
     * @param most how many points an event may give
     */
    record AwardTooLarge(long most) implements EarningRejection {}

    /**
     * A member of staff has caused as many points today as one may alone.
     *
     * @param aDay how many points one may cause on a day
     * @param left how many of them are left today
     */
    record ByHandLimitReached(long aDay, long left) implements EarningRejection {}
}
