package dev.kinoport.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Clips over REST. What makes them stands in {@code application.properties}. */
@SpringBootApplication
public class ClipsApplication {
  /** Runs it on port 8080. */
  public static void main(String[] arguments) {
    SpringApplication.run(ClipsApplication.class, arguments);
  }
}
