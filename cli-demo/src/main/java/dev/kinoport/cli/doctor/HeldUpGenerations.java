package dev.kinoport.cli.doctor;

import dev.kinoport.cli.text.UnfetchedClip;
import dev.kinoport.cli.text.WholeSeconds;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.GenerationState.Submitting;
import dev.kinoport.generation.LifeCycle;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.History;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.journal.Summary;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * What has not ended and does not go on by itself, as far as the journal tells.
 *
 * @param senders who sends paid requests of this journal
 * @param now what the clock says
 */
record HeldUpGenerations(SendingProcesses senders, Instant now) {
  private static final EnumSet<SendingProcesses.Life> OVER =
      EnumSet.of(SendingProcesses.Life.GONE, SendingProcesses.Life.LAPSED);

  /**
   * What keeps one.
   *
   * @param history of it; none if it cannot be read
   */
  List<Ailment> ailments(Summary summary, Option<History> history) {
    List<Ailment> ailments = new ArrayList<>();
    history.flatMap(this::unanswered).map(this::unanswered).forEach(ailments::add);
    switch (summary.phase()) {
      case IN_DOUBT -> ailments.add(inDoubt(summary));
      case PLANNED -> unsent(summary).forEach(ailments::add);
      default -> {}
    }
    if (UnfetchedClip.isOf(summary)) {
      ailments.add(
          of(
              summary,
              "clip_not_fetched",
              UnfetchedClip.found(summary),
              UnfetchedClip.lever(summary.id())));
    }
    if (summary.phase() != Phase.IN_DOUBT) {
      summary.trouble().map(trouble -> waiting(summary, trouble)).forEach(ailments::add);
    }
    return ailments;
  }

  /** Where it stands once somebody goes on with it: what nobody answers any more is in doubt. */
  GenerationState resumed(History history) {
    return unanswered(history)
        .flatMap(sent ->
            LifeCycle.apply(
                sent,
                new GenerationEvent.SubmitInDoubt(
                    sent.attempts(), "no answer was written down", now)))
        .getOrElse(history::state);
  }

  /** A paid request that left, of which whoever sent it will write down no answer any more. */
  private Option<Submitting> unanswered(History history) {
    return history.state() instanceof Submitting sent
            && (OVER.contains(senders.ofSender(history)) || !now.isBefore(sent.answerBy()))
        ? Option.some(sent)
        : Option.none();
  }

  private Ailment unanswered(Submitting sent) {
    return new Ailment(
        "unanswered",
        sent.order().id().value(),
        "left for %s at %s, and no answer was written down: it may be paid"
            .formatted(sent.order().provider(), WholeSeconds.of(sent.since())),
        "kinoport resume %s searches the provider's records, and sends nothing that may have arrived"
            .formatted(sent.order().id()));
  }

  private static Ailment inDoubt(Summary summary) {
    return of(
        summary,
        "in_doubt",
        "nobody knows whether " + summary.provider() + " has it",
        "kinoport resume searches the provider's records; kinoport reconcile ends the doubt");
  }

  /** As after a process that was killed before it sent anything. */
  private static Option<Ailment> unsent(Summary summary) {
    return Option.when(
        summary.trouble().isEmpty(),
        () ->
            of(
                summary,
                "not_sent",
                "is planned since %s: nothing is under way, and %s is set aside for it"
                    .formatted(
                        WholeSeconds.of(summary.since()),
                        summary.reserved().map(Money::toString).getOrElse("an unknown amount")),
                "kinoport resume %s sends it; kinoport abandon %s gives it up, free of charge. Needless while a process is at it"
                    .formatted(summary.id(), summary.id())));
  }

  private static Ailment waiting(Summary summary, Trouble trouble) {
    return of(
        summary,
        "waiting",
        "%s since %s: %s"
            .formatted(summary.phase(), WholeSeconds.of(summary.since()), trouble.reason()),
        "kinoport show says more, kinoport resume goes on");
  }

  private static Ailment of(Summary summary, String kind, String found, String remedy) {
    return new Ailment(kind, summary.id().value(), found, remedy);
  }
}
