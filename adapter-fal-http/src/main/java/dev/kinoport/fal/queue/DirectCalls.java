package dev.kinoport.fal.queue;

import dev.kinoport.http.Departure;
import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.HeaderMap;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;

/** fal without its queue. */
interface DirectCalls {
  @Streaming
  @Headers("Accept: application/json")
  @POST("{endpoint}")
  Call<ResponseBody> run(
      @Path(value = "endpoint", encoded = true) String endpoint,
      @HeaderMap Map<String, String> options,
      @Body RequestBody input,
      @Tag Departure departure);
}
