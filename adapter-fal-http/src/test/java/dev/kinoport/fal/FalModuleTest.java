package dev.kinoport.fal;

import com.google.inject.Module;
import dev.kinoport.testkit.http.ShopModuleContract;
import java.net.URI;

class FalModuleTest extends ShopModuleContract {
  @Override
  protected Module module() {
    return new FalModule(FalConfig.emulator(URI.create("http://127.0.0.1:1")));
  }
}
