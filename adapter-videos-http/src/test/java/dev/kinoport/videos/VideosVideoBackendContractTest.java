package dev.kinoport.videos;

import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.VideoBackendContract;
import dev.kinoport.testkit.http.ClosedAtEnd;
import dev.kinoport.testkit.http.ContractLife;
import dev.kinoport.videos.dialect.VideosDialect;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class VideosVideoBackendContractTest extends VideoBackendContract {

  /** Servers that differ in all that they can differ in. */
  enum Server {
    SPEC(VideosDialect.SPEC, false),
    SPEC_IN_JSON(VideosDialect.SPEC, true),
    VLLM_OMNI(VideosDialect.VLLM_OMNI, false),
    SGLANG(VideosDialect.SGLANG, false),
    TENSORRT_LLM(VideosDialect.SPEC, false);

    private final VideosDialect dialect;
    private final boolean json;

    Server(VideosDialect dialect, boolean json) {
      this.dialect = dialect;
      this.json = json;
    }

    private Reading[] readings() {
      return switch (this) {
        case SPEC, SPEC_IN_JSON -> new Reading[] {};
        case VLLM_OMNI ->
            new Reading[] {
              Reading.VIDEOS_MULTIPART_ONLY,
              Reading.VIDEOS_FAILED_STATUS_IS_ERROR,
              Reading.VIDEOS_CODE_IS_NUMBER,
              Reading.VIDEOS_TELLS_INFERENCE_TIME
            };
        case SGLANG ->
            new Reading[] {
              Reading.VIDEOS_DELETE_ANSWERS_JOB,
              Reading.VIDEOS_LIST_IS_BARE,
              Reading.VIDEOS_CLIPS_ARE_IN_CLOUD
            };
        case TENSORRT_LLM -> new Reading[] {Reading.VIDEOS_CREATE_ANSWERS_202};
      };
    }
  }

  private final Server server;
  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  VideosVideoBackendContractTest(Server server) {
    this.server = server;
  }

  @Override
  protected Subject facing(World world) {
    OfflineWorld offline =
        opened.add(
            OfflineWorld.playing(
                ContractLife.in(world),
                config -> config.clips(clips).dialect(server.dialect).json(server.json),
                server.readings()));
    return new Subject(offline.videos().provider(), offline.time());
  }

  @Override
  protected RequestDraft draft(String prompt, ImageSource image) {
    return RequestDraft.of("wan-2.2-a14b").prompt(prompt).firstFrame(image);
  }
}
