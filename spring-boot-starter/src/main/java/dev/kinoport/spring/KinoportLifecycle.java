package dev.kinoport.spring;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.http.HttpShop;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Takes up what an earlier process left once the application is ready, and sets HTTP up behind
 * that, so that no first order waits for it and a machine without TLS is told. Closes the engine
 * before the web server begins its grace: whoever waits for a clip in an open request is told that
 * it is still running, and the server need not wait for them. Before anything else is stopped the
 * answers to paid requests that are under way are waited for.
 */
final class KinoportLifecycle
    implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {
  private static final System.Logger LOG = System.getLogger(KinoportLifecycle.class.getName());

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Kinoport kinoport;
  private final Timekeeper time;
  private final boolean resume;
  private final List<HttpShop> shops;
  private volatile boolean running;

  KinoportLifecycle(Kinoport kinoport, Timekeeper time, boolean resume, List<HttpShop> shops) {
    this.kinoport = kinoport;
    this.time = time;
    this.resume = resume;
    this.shops = List.copyOf(shops);
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    if (resume) {
      takeUp(FIRST_PAUSE);
    }
    Thread.ofVirtual()
        .name("kinoport-prepare")
        .start(() -> shops.forEach(KinoportLifecycle::prepare));
  }

  /** Again and again, ever less often: what was bought before this start waits for it. */
  private void takeUp(Duration pause) {
    if (running && !isTakenUp()) {
      Duration twice = pause.multipliedBy(2);
      Duration next = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      time.at(time.now().plus(pause), () -> takeUp(next));
    }
  }

  private boolean isTakenUp() {
    return kinoport
        .resume()
        .peek(taken ->
            LOG.log(
                taken.isEmpty() ? System.Logger.Level.DEBUG : System.Logger.Level.INFO,
                "taken up: " + taken.size()))
        .peekLeft(KinoportLifecycle::notTakenUp)
        .isRight();
  }

  private static void prepare(HttpShop shop) {
    try {
      shop.prepare();
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.ERROR, "nothing can be ordered from " + shop.provider(), e);
    }
  }

  private static void notTakenUp(Failure failure) {
    LOG.log(
        System.Logger.Level.ERROR,
        "nothing was taken up yet, and it is tried again: " + failure.message());
  }

  @Override
  public void start() {
    running = true;
  }

  /**
   * The last to start and the first to stop: this is {@link SmartLifecycle#DEFAULT_PHASE}. Waits on
   * the thread that stops the application, so the engine's own limit holds and not that of phases,
   * behind which connections and journal would be closed under a paid request.
   */
  @Override
  public void stop() {
    running = false;
    kinoport.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
