package dev.kinoport.engine;

import dev.kinoport.engine.departure.PaidRequestsUnderWay;
import dev.kinoport.engine.departure.ProviderClock;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.Timekeeper;

/** Everything that is done with one provider. */
record ProviderSteps(
    Provider provider,
    Feeds feeds,
    InFlightSlots places,
    Submitter submitter,
    DoubtResolver doubts,
    Watcher watcher,
    Collector collector) {

  static ProviderSteps of(
      Provider provider,
      Journal journal,
      Timekeeper time,
      EngineSettings settings,
      Scribe scribe,
      Observations observations,
      PaidRequestsUnderWay departures) {
    StepDelays pace = new StepDelays(settings);
    Feeds feeds = new Feeds(provider.feed());
    ProviderClock clock = new ProviderClock(provider.video(), time);
    InFlightSlots places = new InFlightSlots(journal, time, settings, provider);
    return new ProviderSteps(
        provider,
        feeds,
        places,
        new Submitter(
            provider,
            journal,
            places,
            departures,
            clock,
            time,
            scribe,
            settings,
            pace,
            observations),
        new DoubtResolver(provider, clock, time, scribe, settings, pace),
        new Watcher(provider, feeds, time, scribe, settings, pace, observations),
        new Collector(provider, time, scribe, settings, pace, observations));
  }
}
