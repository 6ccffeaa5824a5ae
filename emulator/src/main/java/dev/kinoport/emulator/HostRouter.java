package dev.kinoport.emulator;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import java.util.function.Function;

/** Puts each call through to the host that it was meant for. */
record HostRouter(
    Function<Call, Reply> queue,
    Function<Call, Reply> run,
    Function<Call, Reply> rest,
    Function<Call, Reply> files,
    Function<Call, Reply> platform,
    Function<Call, Reply> site,
    Function<Call, Reply> minimax,
    Function<Call, Reply> minimaxFiles,
    Function<Call, Reply> replicate,
    Function<Call, Reply> replicateFiles,
    Function<Call, Reply> videos) {
  Reply reply(Call call) {
    return switch (call.host()) {
      case QUEUE -> queue.apply(call);
      case RUN -> run.apply(call);
      case REST -> rest.apply(call);
      case FILES -> files.apply(call);
      case PLATFORM -> platform.apply(call);
      case SITE -> site.apply(call);
      case MINIMAX -> minimax.apply(call);
      case MINIMAX_FILES -> minimaxFiles.apply(call);
      case REPLICATE -> replicate.apply(call);
      case REPLICATE_FILES -> replicateFiles.apply(call);
      case VIDEOS -> videos.apply(call);
    };
  }
}
