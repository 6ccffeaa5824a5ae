package dev.kinoport.peer;

import ai.fal.client.FalClient;
import ai.fal.client.SubscribeOptions;
import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody who has called subscribe, on a thread that does not outlive the test. */
final class Waiter {
  private final CountDownLatch watching = new CountDownLatch(1);
  private final CompletableFuture<JsonObject> end = new CompletableFuture<>();
  private final Thread thread;

  private Waiter(FalClient client, String prompt) {
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .unstarted(() -> {
              try {
                end.complete(
                    client
                        .subscribe(
                            Peer.ENDPOINT,
                            SubscribeOptions.<JsonObject>builder()
                                .input(Peer.input(prompt))
                                .resultType(JsonObject.class)
                                .onQueueUpdate(update -> watching.countDown())
                                .build())
                        .getData());
              } catch (RuntimeException e) {
                end.completeExceptionally(e);
              }
            });
  }

  static Waiter subscribing(FalClient client, String prompt) {
    Waiter waiter = new Waiter(client, prompt);
    waiter.thread.start();
    return waiter;
  }

  /** Returns when the first status has come. */
  Waiter awaitFirstStatus() throws InterruptedException {
    if (!watching.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no status came");
    }
    return this;
  }

  void interrupt() {
    thread.interrupt();
  }

  boolean isStillWaitingAfter(long time, TimeUnit unit) throws InterruptedException {
    thread.join(unit.toMillis(time));
    return thread.isAlive();
  }

  CompletableFuture<JsonObject> end() {
    return end;
  }
}
