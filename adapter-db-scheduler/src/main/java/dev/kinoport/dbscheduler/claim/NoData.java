package dev.kinoport.dbscheduler.claim;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/** Wake-ups carry no data, so nothing that stands in the table is ever turned into objects. */
public final class NoData implements Serializer {
  @Override
  @SuppressWarnings("NullAway") // db-scheduler writes null where there is no data
  public byte[] serialize(@Nullable Object data) {
    return null;
  }

  @Override
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  public <T> T deserialize(Class<T> type, byte @Nullable [] data) {
    return null;
  }
}
