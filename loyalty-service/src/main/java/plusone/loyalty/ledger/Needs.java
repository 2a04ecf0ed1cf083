package plusone.loyalty.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import plusone.loyalty.ledger.LedgerTables.Owner;

/** What the errands of one flush name, and whom they need for it. */
final class Needs {

    private final Set<UUID> members = new LinkedHashSet<>();
    private final Set<UUID> counted = new LinkedHashSet<>();
    private final Set<UUID> transactions = new LinkedHashSet<>();
    private final Set<UUID> holds = new LinkedHashSet<>();
    private final Set<UUID> operations = new LinkedHashSet<>();

    /** Who is found behind the transactions and holds that are named. */
    private final Map<UUID, Set<UUID>> behind = new HashMap<>();

    static Needs of(List<? extends Errand> errands) {
        var needs = new Needs();
        errands.forEach(needs::add);
        return needs;
    }

    /** Who is locked; grows by those who are found behind transactions and holds. */
    Set<UUID> members() {
        return members;
    }

    /**
     * Those of them whose lots matter: they may give points away, or get them into lots that they
     * have not had; into a usual one points come without a look at it.
     */
    Set<UUID> counted() {
        return counted;
    }

    Set<UUID> transactions() {
        return transactions;
    }

    Set<UUID> holds() {
        return holds;
    }

    Set<UUID> operations() {
        return operations;
    }

    void found(PastTransaction past) {
        past.memberLegs().forEach(leg -> addBehind(past.id(), leg.accountId()));
    }

    void found(Owner owner) {
        addBehind(owner.holdId(), owner.accountId());
    }

    /** Whose rows an errand needs, as far as they are known. */
    Set<UUID> membersOf(Errand errand) {
        return switch (errand) {
            case Command.Transfer transfer ->
                    new HashSet<>(List.of(transfer.memberId(), transfer.toMemberId()));
            case Command.Reverse _, Command.Capture _, Command.Release _ ->
                    behind.getOrDefault(errand.inOrderOf(), Set.of());
            default -> Set.of(errand.inOrderOf());
        };
    }

    private void add(Errand errand) {
        if (errand instanceof Command<?> command && command.operation() != null)
            operations.add(command.operation().id());
        switch (errand) {
            case Command.Earn earn -> {
                if (earn.hasDates()) addCounted(earn.memberId());
                else members.add(earn.memberId());
            }
            case Command.Spend spend -> addCounted(spend.memberId());
            case Command.Transfer transfer -> {
                addCounted(transfer.memberId());
                addCounted(transfer.toMemberId());
            }
            case Command.Reverse reverse -> transactions.add(reverse.transactionId());
            case Command.Place place -> addCounted(place.memberId());
            case Command.Capture capture -> holds.add(capture.holdId());
            case Command.Release release -> holds.add(release.holdId());
            case Errand.Settle settle -> members.add(settle.memberId());
        }
    }

    private void addBehind(UUID named, UUID memberId) {
        behind.computeIfAbsent(named, _ -> new HashSet<>()).add(memberId);
        addCounted(memberId);
    }

    private void addCounted(UUID memberId) {
        members.add(memberId);
        counted.add(memberId);
    }
}
