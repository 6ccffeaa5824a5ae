package dev.kinoport.emulator.minimax;

import dev.kinoport.emulator.http.Reply;
import dev.kinoport.fake.FakeError;
import dev.kinoport.json.Json;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;

/**
 * What MiniMax says of every answer: a code and words, under HTTP 200 whatever they are.
 *
 * @param code 0 if all is well
 * @param words for people
 */
record BaseResponse(int code, String words) {
  /** The fake's word for what a checker flagged. */
  static final String FLAGGED = FakeError.CONTENT_POLICY_VIOLATION.type();

  static final BaseResponse OK = new BaseResponse(0, "success");
  static final BaseResponse NO_KEY =
      new BaseResponse(
          1004, "login fail: Please carry the API secret key in the 'Authorization' field");
  static final BaseResponse WRONG_KEY = new BaseResponse(2049, "invalid api key");
  static final BaseResponse TOO_MANY = new BaseResponse(1002, "rate limit exceeded(RPM)");

  static BaseResponse badInput(String words) {
    return new BaseResponse(2013, "invalid params, " + words);
  }

  /** What a task that failed, or a submit that was refused, says. */
  static BaseResponse of(ProviderError error) {
    return switch (error.kind()) {
      case REFUSED ->
          error.type().equals(FLAGGED)
              ? new BaseResponse(1026, "input new_sensitive")
              : badInput(error.message());
      case DENIED ->
          error.message().contains("balance")
              ? new BaseResponse(1008, "insufficient balance")
              : WRONG_KEY;
      case NOT_SOLD -> new BaseResponse(2061, "your plan does not support this model");
      case THROTTLED -> TOO_MANY;
      case NOT_STARTED_IN_TIME -> new BaseResponse(1001, "timeout");
      case FAULT -> new BaseResponse(1024, "internal error: " + error.message());
    };
  }

  /** What a question that goes unanswered says; a task's status is not in it. */
  static BaseResponse of(ProviderFailure failure, boolean unknownIsDenied) {
    return switch (failure) {
      case ProviderFailure.Throttled throttled -> TOO_MANY;
      case ProviderFailure.NotFound unknown ->
          unknownIsDenied ? new BaseResponse(1004, "token not match group") : badInput("task_id");
      case ProviderFailure.Denied denied -> WRONG_KEY;
      case ProviderFailure.ServerFault fault -> new BaseResponse(1033, fault.reason());
      case ProviderFailure.Unreachable away -> new BaseResponse(1001, away.reason());
      case ProviderFailure.Unreadable odd -> new BaseResponse(1000, odd.reason());
      case ProviderFailure.Rejected rejected -> badInput(rejected.reason());
      case ProviderFailure.BadInput bad -> badInput(bad.reason());
    };
  }

  Json.Members json() {
    return Json.object().with("status_code", code).with("status_msg", words);
  }

  /** An answer that says only this. */
  Reply.Whole reply() {
    return reply(Json.object());
  }

  /** An answer with this at its end. */
  Reply.Whole reply(Json.Members body) {
    return Reply.json(200, body.with("base_resp", json()));
  }
}
