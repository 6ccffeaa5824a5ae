package dev.kinoport.fal.offline;

import dev.kinoport.fal.webhook.WebhookEvent;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** News that the provider brings: one message for each generation, when it is over. */
final class CallBacks implements StatusFeed {
  private static final ProviderStatus OVER = new ProviderStatus.Completed(List.of());

  private final Map<String, Consumer<ProviderStatus>> waiting = new ConcurrentHashMap<>();
  private final Set<String> over = ConcurrentHashMap.newKeySet();

  void tell(WebhookEvent event) {
    String requestId = event.handle().requestId();
    over.add(requestId);
    hear(requestId);
  }

  private void hear(String requestId) {
    Consumer<ProviderStatus> heard = waiting.remove(requestId);
    if (heard != null) {
      heard.accept(OVER);
    }
  }

  @Override
  public Following follow(Handle handle, Consumer<ProviderStatus> heard) {
    String requestId = handle.requestId();
    waiting.put(requestId, heard);
    if (over.contains(requestId)) {
      hear(requestId);
    }
    return new Following() {
      @Override
      public boolean isAlive() {
        return waiting.containsKey(requestId);
      }

      @Override
      public void close() {
        waiting.remove(requestId);
      }
    };
  }
}
