package dev.kinoport.minimax.video;

import dev.kinoport.http.Departure;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;

/** MiniMax's first API of videos. */
interface VideoCalls {
  @Streaming
  @POST("v1/video_generation")
  Call<ResponseBody> submit(@Body RequestBody input, @Tag Departure departure);

  @Streaming
  @GET("v1/query/video_generation")
  Call<ResponseBody> query(@Query("task_id") String taskId);

  @Streaming
  @GET("v1/files/retrieve")
  Call<ResponseBody> retrieve(@Query("file_id") String fileId);
}
