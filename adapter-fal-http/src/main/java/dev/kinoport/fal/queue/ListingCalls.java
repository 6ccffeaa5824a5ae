package dev.kinoport.fal.queue;

import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/** fal's list of past requests. */
interface ListingCalls {
  @Streaming
  @GET("models/requests/by-endpoint?expand=payloads&limit=100")
  Call<ResponseBody> requests(
      @Query("endpoint_id") String endpoint,
      @Query("start") String start,
      @Query("cursor") @Nullable String cursor);
}
