package dev.kinoport.fal.price;

import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/** fal's prices of today. */
interface PriceCalls {
  @Streaming
  @GET("models/pricing")
  Call<ResponseBody> prices(@Query("endpoint_id") String endpoints);
}
