package dev.kinoport.example;

import dev.kinoport.Kinoport;
import dev.kinoport.KinoportException;
import dev.kinoport.Terms;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.spring.ProgressStreams;
import dev.kinoport.view.GenerationView;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Starts clips, tells how they go, and what they cost. */
// @start region="controller"
@RestController
@RequestMapping("/clips")
class ClipsController {
  private final Kinoport kinoport;
  private final ProgressStreams progress;

  ClipsController(Kinoport kinoport, ProgressStreams progress) {
    this.kinoport = kinoport;
    this.progress = progress;
  }

  record Wish(String prompt, String image) {}

  @PostMapping
  ResponseEntity<GenerationView> start(
      @RequestBody Wish wish, @RequestHeader("Idempotency-Key") String key) {
    RequestDraft draft =
        RequestDraft.of("hailuo-2.3-standard")
            .prompt(wish.prompt())
            .firstFrame(ImageSource.url(wish.image()));
    Terms terms = Terms.standard().key(key).budget(Money.usd("5.00"));
    return ResponseEntity.of(kinoport.view(kinoport.startOrThrow(draft, terms)));
  }

  @GetMapping("/{id}")
  ResponseEntity<GenerationView> find(@PathVariable GenerationId id) {
    return ResponseEntity.of(kinoport.view(id));
  }

  @GetMapping("/{id}/progress")
  SseEmitter progress(@PathVariable GenerationId id) {
    return progress.of(id);
  }

  @ExceptionHandler
  ProblemDetail refused(KinoportException refusal) {
    return ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(422), refusal.getMessage());
  }
}
// @end
