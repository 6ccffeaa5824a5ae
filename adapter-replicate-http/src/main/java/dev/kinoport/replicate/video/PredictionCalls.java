package dev.kinoport.replicate.video;

import dev.kinoport.http.Departure;
import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.HeaderMap;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** Replicate's predictions, made at the door of official models. */
interface PredictionCalls {
  @Streaming
  @POST("v1/models/{owner}/{name}/predictions")
  Call<ResponseBody> create(
      @Path("owner") String owner,
      @Path("name") String name,
      @HeaderMap Map<String, String> headers,
      @Body RequestBody input,
      @Tag Departure departure);

  @Streaming
  @GET("v1/predictions/{id}")
  Call<ResponseBody> prediction(@Path("id") String id);

  @Streaming
  @POST("v1/predictions/{id}/cancel")
  Call<ResponseBody> cancel(@Path("id") String id);

  @Streaming
  @GET("v1/predictions")
  Call<ResponseBody> list(@Query("created_after") String createdAfter);

  @Streaming
  @GET
  Call<ResponseBody> nextPage(@Url String address);
}
