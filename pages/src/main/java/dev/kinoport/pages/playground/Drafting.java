package dev.kinoport.pages.playground;

import dev.kinoport.input.GroupInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Offer;
import dev.kinoport.pages.web.Form;
import dev.kinoport.request.RequestDraft;
import java.util.List;

/**
 * From what somebody filled in to a draft. Only what the offer takes is read, and no picture is
 * ever a file of this machine.
 */
record Drafting(Pictures pictures) {
  /** How many items of a list of groups a form shows. */
  static final int ITEMS = 2;

  RequestDraft draft(Offer offer, String model, Form form) {
    RequestDraft draft = RequestDraft.of(model);
    for (Input input : offer.inputs()) {
      draft = with(draft, input, input.name(), form);
    }
    return draft;
  }

  private RequestDraft with(RequestDraft draft, Input input, String name, Form form) {
    return switch (input) {
      case GroupInput group -> withGroup(draft, group, name, form);
      case MediaInput media -> {
        List<ImageSource> given = form.all(name).stream().map(this::source).toList();
        yield given.isEmpty() ? draft : draft.images(name, given);
      }
      default -> form.text(name).fold(() -> draft, value -> draft.set(name, value));
    };
  }

  private RequestDraft withGroup(RequestDraft draft, GroupInput group, String name, Form form) {
    RequestDraft more = draft;
    for (int item = 0; item < (group.isList() ? ITEMS : 1); item++) {
      String above = group.isList() ? name + "." + item : name;
      for (Input member : group.members()) {
        more = with(more, member, above + "." + member.name(), form);
      }
    }
    return more;
  }

  private ImageSource source(String value) {
    return pictures.named(value).map(Pictures.Dropped::source).getOrElse(() -> address(value));
  }

  private static ImageSource address(String value) {
    return value.regionMatches(true, 0, "data:", 0, "data:".length())
        ? ImageSource.dataUri(value)
        : ImageSource.url(value);
  }
}
