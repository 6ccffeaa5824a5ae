package dev.kinoport.videos.video;

import dev.kinoport.http.Departure;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;

/** The API of videos, as far as all servers have it. */
interface VideosCalls {
  @Streaming
  @POST("videos")
  Call<ResponseBody> create(@Body RequestBody input, @Tag Departure departure);

  @Streaming
  @GET("videos/{id}")
  Call<ResponseBody> retrieve(@Path("id") String id);

  @Streaming
  @DELETE("videos/{id}")
  Call<ResponseBody> delete(@Path("id") String id);

  @Streaming
  @GET("videos")
  Call<ResponseBody> list(
      @Query("limit") int limit,
      @Query("order") String order,
      @Nullable @Query("after") String after);
}
