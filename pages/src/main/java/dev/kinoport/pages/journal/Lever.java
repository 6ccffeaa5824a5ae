package dev.kinoport.pages.journal;

import dev.kinoport.PaymentStanding;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Trouble;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a person can do about one generation. */
public enum Lever {
  /** Look at it now rather than at its next turn. */
  RETRY("Retry now", "Looks at it now. Nothing is bought twice."),
  /** Ask that it be stopped. */
  CANCEL("Cancel", "Asks that it be stopped. If the clip is made all the same, it is kept."),
  /** Let its clip come from one more host. */
  ALLOW_HOST("Allow this host", "Its clip may come from there, and is fetched at once."),
  /** It is known to be this request of the provider's. */
  ADOPT("Adopt", "The provider has it, under this name. Nothing is sent."),
  /** Send it once more, which may be paid twice. */
  SEND_AGAIN("Send again", "Sends it once more."),
  /** Give it up. */
  ABANDON("Abandon", "Gives it up. What goes on at the provider is not stopped.");

  private final String title;
  private final String story;

  Lever(String title, String story) {
    this.title = title;
    this.story = story;
  }

  String title() {
    return title;
  }

  String story() {
    return story;
  }

  /** As addresses have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Option<Lever> find(String word) {
    return Option.ofOptional(
        Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst());
  }

  /** Those that are of any use where a generation stands. */
  static List<Lever> of(GenerationState state, Option<Trouble> trouble) {
    return Arrays.stream(values()).filter(it -> it.isFor(state, trouble)).toList();
  }

  boolean isFor(GenerationState state, Option<Trouble> trouble) {
    return switch (this) {
      case RETRY, CANCEL, ABANDON -> !(state instanceof GenerationState.Ended);
      case ADOPT, SEND_AGAIN -> state instanceof GenerationState.InDoubt;
      case ALLOW_HOST -> trouble.exists(it -> it.hostToAllow().isDefined());
    };
  }

  /**
   * What has to be typed to agree to it, since money may be lost by it: the sum, or a word where
   * nobody knows it; none if nothing can be lost.
   */
  Option<String> agreement(GenerationState state) {
    return switch (this) {
      case SEND_AGAIN ->
          Option.some(
              state.order().price().map(once -> once.plus(once).toString()).getOrElse("twice"));
      case ABANDON ->
          Option.when(
              PaymentStanding.of(state) != PaymentStanding.NOTHING_SENT,
              () -> state.order().price().map(Object::toString).getOrElse("lost"));
      case RETRY, CANCEL, ADOPT, ALLOW_HOST -> Option.none();
    };
  }

  /** What it wants to know besides: the title of a field, if it has one. */
  Option<String> field() {
    return switch (this) {
      case ADOPT -> Option.some("The provider's name for the request");
      case ALLOW_HOST -> Option.some("Host, without scheme and port");
      case RETRY, CANCEL, SEND_AGAIN, ABANDON -> Option.none();
    };
  }
}
