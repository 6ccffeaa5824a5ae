package dev.kinoport.replicate.answer;

import dev.kinoport.http.ErrorText;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderError.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a prediction failed of. Replicate says it in free text, in which a code may stand; the words
 * of the model behind come through as they are. Source: Replicate's page of error codes, and for
 * E005, which is in no list, recorded answers; read 2026-11-28.
 */
final class FailureText {
  private static final Pattern CODE = Pattern.compile("\\b(E[0-9]{3,4})\\b");

  private FailureText() {}

  /** Reads it. */
  static ProviderError error(String text) {
    Matcher matcher = CODE.matcher(text);
    String code = matcher.find() ? matcher.group(1) : "";
    String words = text.isBlank() ? "no words" : ErrorText.excerpt(text);
    return switch (code) {
      case "" -> error(Kind.FAULT, "failed", words, true);
      case "E005" -> error(Kind.REFUSED, code, words, false);
      // out of memory: the same input needs as much again
      case "E1001" -> error(Kind.FAULT, code, words, false);
      case "E6716" -> error(Kind.NOT_STARTED_IN_TIME, code, words, true);
      default -> error(Kind.FAULT, code, words, true);
    };
  }

  private static ProviderError error(Kind kind, String type, String words, boolean retryable) {
    return new ProviderError(kind, type, words, List.of(), retryable);
  }
}
