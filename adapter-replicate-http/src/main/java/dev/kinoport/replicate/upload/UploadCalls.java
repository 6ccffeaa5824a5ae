package dev.kinoport.replicate.upload;

import okhttp3.MultipartBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Multipart;
import retrofit2.http.POST;
import retrofit2.http.Part;
import retrofit2.http.Streaming;

/** Replicate's storage of inputs. */
interface UploadCalls {
  @Multipart
  @Streaming
  @POST("v1/files")
  Call<ResponseBody> upload(@Part MultipartBody.Part content);
}
