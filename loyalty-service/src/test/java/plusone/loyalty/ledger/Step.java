package plusone.loyalty.ledger;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a random run. Members, transactions and holds are named by a number that is taken
 * modulo what there is, so that a run still means something when steps are left out.
 */
sealed interface Step {

    int MEMBERS = 5;

    /** Days are relative to the moment of the step; null where the command names none. */
    record Earn(int member, int points, @Nullable Integer availableIn, @Nullable Integer expiresIn)
            implements Step {}

    record Spend(int member, int points) implements Step {}

    record Transfer(int from, int to, int points) implements Step {}

    record Reverse(int transaction, @Nullable Integer points) implements Step {}

    record Place(int member, int points, int minutes) implements Step {}

    record Capture(int hold, @Nullable Integer points) implements Step {}

    record Release(int hold) implements Step {}

    /** The same command again, with its key. */
    record Repeat(int command) implements Step {}

    record Freeze(int member, boolean frozen) implements Step {}

    record Pass(int minutes) implements Step {}

    /** What the job does. */
    record Settle(int member) implements Step {}

    static List<Step> random(long seed, int count) {
        var random = new Random(seed);
        return IntStream.range(0, count).mapToObj(_ -> any(random)).toList();
    }

    private static Step any(Random random) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> new Earn(member(random), points(random), null, null);
            case 3 -> new Earn(member(random), points(random), random.nextInt(-2, 40), null);
            case 4 -> new Earn(member(random), points(random), null, random.nextInt(-1, 60));
            case 5 ->
                    new Earn(
                            member(random), points(random), random.nextInt(30), random.nextInt(50));
            case 6, 7 -> new Spend(member(random), points(random));
            case 8 -> new Transfer(member(random), member(random), points(random));
            case 9, 10 -> new Reverse(random.nextInt(40), null);
            case 11 -> new Reverse(random.nextInt(40), points(random));
            case 12 -> new Place(member(random), points(random), random.nextInt(1, 10_080));
            case 13 -> new Capture(random.nextInt(6), random.nextBoolean() ? null : points(random));
            case 14 -> new Release(random.nextInt(6));
            case 15 -> new Repeat(random.nextInt(30));
            case 16 -> new Freeze(member(random), random.nextInt(3) == 0);
            case 17, 18 ->
                    new Pass(random.nextInt(4) == 0 ? random.nextInt(60_000) : random.nextInt(600));
            default -> new Settle(member(random));
        };
    }

    /** One of them is nobody. */
    private static int member(Random random) {
        return random.nextInt(20) == 0 ? MEMBERS : random.nextInt(MEMBERS);
    }

    private static int points(Random random) {
        return random.nextInt(1, 25);
    }
}
