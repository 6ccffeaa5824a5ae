package dev.kinoport.startup;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** Nothing of its own: it has what its class path brings, and says when it is ready. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class EmptyApplication {
  static final String READY = "ready, CPU so far in ms: ";

  /** Starts it, says so, and ends it. */
  public static void main(String[] arguments) {
    ConfigurableApplicationContext context =
        SpringApplication.run(EmptyApplication.class, arguments);
    System.out.println(READY + cpuMillis());
    context.close();
  }

  private static long cpuMillis() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1_000_000;
  }
}
