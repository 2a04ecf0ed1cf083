package plusone.loyalty.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out of a failing run whatever it fails without (delta debugging, Zeller 1999). */
final class Shrinking {

    private Shrinking() {}

    static <T> List<T> shrunk(List<T> steps, Predicate<List<T>> fails) {
        var current = List.copyOf(steps);
        for (var size = current.size() / 2; size > 0; size /= 2) {
            current = without(current, size, fails);
        }
        return current;
    }

    private static <T> List<T> without(List<T> steps, int size, Predicate<List<T>> fails) {
        var current = steps;
        for (var start = 0; start < current.size(); ) {
            var rest = new ArrayList<>(current.subList(0, start));
            rest.addAll(current.subList(Math.min(start + size, current.size()), current.size()));
            if (fails.test(rest)) current = List.copyOf(rest);
            else start += size;
        }
        return current;
    }
}
