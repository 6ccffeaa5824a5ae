package dev.kinoport.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what is wrong with a setting instead of a hundred lines of how Spring came to it. What to do
 * stands in the same sentence.
 */
final class WrongSettingAnalyzer extends AbstractFailureAnalyzer<WrongSetting> {
  @Override
  protected FailureAnalysis analyze(Throwable root, WrongSetting cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
