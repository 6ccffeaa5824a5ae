package dev.kinoport.minimax;

import com.google.inject.Module;
import dev.kinoport.testkit.http.ShopModuleContract;
import java.net.URI;

class MinimaxModuleTest extends ShopModuleContract {
  @Override
  protected Module module() {
    return new MinimaxModule(MinimaxConfig.emulator(URI.create("http://127.0.0.1:1")));
  }
}
