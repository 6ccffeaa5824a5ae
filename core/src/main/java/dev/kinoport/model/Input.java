package dev.kinoport.model;

/** One thing a caller can say about the clip. A kind for each way of checking and writing it. */
public sealed interface Input
    permits MediaInput,
        FileInput,
        TextInput,
        TextsInput,
        DurationInput,
        FramesInput,
        ChoiceInput,
        SwitchInput,
        IntegerInput,
        DecimalInput,
        SizeInput,
        GroupInput,
        FixedInput {
  /** Canonical name, the same for every model: {@code first_frame}, {@code duration}. */
  String name();

  /** The provider's name of the field; empty if it is not on the wire. */
  String field();

  /** True if a request without it is refused. */
  boolean required();
}
