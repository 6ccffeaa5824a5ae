package dev.kinoport.fal;

import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/** fal's books: past requests and today's prices. */
interface PlatformApi {
  @Streaming
  @GET("models/requests/by-endpoint?expand=payloads&limit=100")
  Call<ResponseBody> requests(
      @Query("endpoint_id") String endpoint,
      @Query("start") String start,
      @Query("cursor") @Nullable String cursor);

  @Streaming
  @GET("models/pricing")
  Call<ResponseBody> prices(@Query("endpoint_id") String endpoint);
}
