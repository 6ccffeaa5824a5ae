package dev.kinoport.fal.webhook;

import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Streaming;

/** The keys that fal signs its messages with. */
interface KeyCalls {
  @Streaming
  @GET(".well-known/jwks.json")
  Call<ResponseBody> webhookKeys();
}
