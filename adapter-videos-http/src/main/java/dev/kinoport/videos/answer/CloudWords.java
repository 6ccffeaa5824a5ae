package dev.kinoport.videos.answer;

import dev.kinoport.http.Answer;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SGLang-Diffusion answers 400 for a clip that it has moved to a cloud's storage, and says where in
 * the text. That counts as a redirect.
 */
public final class CloudWords {
  private static final int BAD_REQUEST = 400;
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>\\\\]+");

  private CloudWords() {}

  /** Where it says that the clip is, if it does. */
  public static Option<String> place(Answer answer) {
    Matcher address = ADDRESS.matcher(answer.body());
    return answer.code() == BAD_REQUEST && address.find()
        ? Option.some(address.group())
        : Option.none();
  }
}
