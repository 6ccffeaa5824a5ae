package dev.kinoport.replicate;

import com.google.inject.Module;
import dev.kinoport.testkit.http.ShopModuleContract;
import java.net.URI;

class ReplicateModuleTest extends ShopModuleContract {
  @Override
  protected Module module() {
    return new ReplicateModule(ReplicateConfig.emulator(URI.create("http://127.0.0.1:1")));
  }
}
