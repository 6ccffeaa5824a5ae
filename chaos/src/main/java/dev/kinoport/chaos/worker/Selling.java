package dev.kinoport.chaos.worker;

import dev.kinoport.Terms;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.RequestDraft;
import java.util.List;

/** Who sells what is asked for. */
public enum Selling {
  /** One provider each. */
  ONE {
    @Override
    RequestDraft draft(int number) {
      return NumberedWishes.draft(number);
    }

    @Override
    Terms terms(int number, List<Provider> providers) {
      return NumberedWishes.terms(number, providers);
    }

    @Override
    EngineSettings patient(EngineSettings settings) {
      return settings;
    }

    @Override
    public String script(ProviderName provider) {
      return NumberedWishes.script();
    }
  },

  /** The first provider, or after its free no the second. */
  CHAIN {
    @Override
    RequestDraft draft(int number) {
      return NumberedWishes.chainedDraft(number);
    }

    @Override
    Terms terms(int number, List<Provider> providers) {
      return NumberedWishes.chained(number);
    }

    // Who is throttled for good is to move on within seconds.
    @Override
    EngineSettings patient(EngineSettings settings) {
      return settings.submitAttempts(6);
    }

    @Override
    public String script(ProviderName provider) {
      return NumberedWishes.script(provider);
    }
  };

  abstract RequestDraft draft(int number);

  abstract Terms terms(int number, List<Provider> providers);

  abstract EngineSettings patient(EngineSettings settings);

  /** How a provider goes about it. */
  public abstract String script(ProviderName provider);
}
