package dev.kinoport.fal.queue;

import dev.kinoport.http.Departure;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.HeaderMap;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** fal's queue. Everything but the submit goes to addresses that fal gave. */
interface QueueCalls {
  @Streaming
  @Headers("Accept: application/json")
  @POST("{endpoint}")
  Call<ResponseBody> submit(
      @Path(value = "endpoint", encoded = true) String endpoint,
      @Query("fal_webhook") @Nullable String webhook,
      @Query("fal_max_queue_length") @Nullable Integer maxQueueLength,
      @HeaderMap Map<String, String> options,
      @Body RequestBody input,
      @Tag Departure departure);

  @Streaming
  @Headers("Accept: application/json")
  @GET
  Call<ResponseBody> status(@Url HttpUrl status, @Query("logs") int logs);

  @Streaming
  @Headers("Accept: application/json")
  @GET
  Call<ResponseBody> result(@Url HttpUrl result);

  @Streaming
  @Headers("Accept: application/json")
  @PUT
  Call<ResponseBody> cancel(@Url HttpUrl cancel, @Body RequestBody nothing);
}
