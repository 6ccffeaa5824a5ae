package dev.kinoport.spring;

/** Something in the properties that the application cannot start with, said in words. */
final class WrongSetting extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  WrongSetting(String message) {
    super(message);
  }

  WrongSetting(String message, Throwable cause) {
    super(message, cause);
  }
}
