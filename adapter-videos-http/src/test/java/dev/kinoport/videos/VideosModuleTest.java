package dev.kinoport.videos;

import com.google.inject.Module;
import dev.kinoport.testkit.http.ShopModuleContract;
import java.net.URI;

class VideosModuleTest extends ShopModuleContract {
  @Override
  protected Module module() {
    return new VideosModule(VideosConfig.emulator(URI.create("http://127.0.0.1:1")));
  }
}
