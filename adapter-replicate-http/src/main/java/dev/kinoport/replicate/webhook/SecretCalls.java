package dev.kinoport.replicate.webhook;

import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Streaming;

/** What Replicate signs an account's messages with. */
interface SecretCalls {
  @Streaming
  @GET("v1/webhooks/default/secret")
  Call<ResponseBody> secret();
}
