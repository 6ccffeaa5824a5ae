package dev.kinoport.spring.test;

import dev.kinoport.fake.Bill;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Runs a test in the application's own context, with the fake as its only named provider, on a
 * clock that passes when the test turns it or somebody waits.
 *
 * <p>A test may take from the context: {@link FakeProvider}, whose {@link Bill} says what was
 * charged, and {@link VirtualTime}. A {@link Script} bean says what goes wrong. Give {@code
 * SpringBootTest} beside it for another web environment. The journal is in memory unless the test
 * sets {@code kinoport.journal.place}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@Import(KinoportTestConfiguration.class)
@TestPropertySource(properties = {"kinoport.provider=fake", "kinoport.journal.place=memory"})
public @interface KinoportTest {}
