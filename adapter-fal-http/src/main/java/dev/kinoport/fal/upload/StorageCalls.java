package dev.kinoport.fal.upload;

import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.HeaderMap;
import retrofit2.http.POST;
import retrofit2.http.Streaming;

/** fal's storage for inputs. */
interface StorageCalls {
  @Streaming
  @POST("storage/upload/initiate?storage_type=fal-cdn-v3")
  Call<ResponseBody> initiate(@HeaderMap Map<String, String> lifecycle, @Body RequestBody file);

  @Streaming
  @POST("storage/upload/initiate-multipart?storage_type=fal-cdn-v3")
  Call<ResponseBody> initiateMultipart(
      @HeaderMap Map<String, String> lifecycle, @Body RequestBody file);
}
