import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives the classes of a jar that were compiled for a JVM before Java 6 the form of Java 8, in
 * place: a JVM keeps none of the old form in its archive, so it reads and verifies them anew with
 * each start. What they do stays the same. Run by the launcher, on a JDK 24 or newer; a jar that
 * cannot be read stays as it is.
 */
final class ModernClasses {
  private static final int JAVA_6 = 50;
  private static final int JAVA_8 = 52;

  private ModernClasses() {}

  /** The program: the jar. */
  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path modern = Path.of(arguments[0] + ".new");
    try (JarFile old = new JarFile(jar.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        OutputStream file = Files.newOutputStream(modern);
        ZipOutputStream out = new ZipOutputStream(file)) {
      ClassFile forms =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(classes)
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      for (JarEntry entry : Collections.list(old.entries())) {
        byte[] bytes = old.getInputStream(entry).readAllBytes();
        JarEntry kept = new JarEntry(entry.getName());
        kept.setTime(entry.getTime());
        out.putNextEntry(kept);
        out.write(entry.getName().endsWith(".class") ? modern(forms, bytes) : bytes);
        out.closeEntry();
      }
    }
    Files.move(modern, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] modern(ClassFile forms, byte[] bytes) {
    ClassModel old = forms.parse(bytes);
    if (old.majorVersion() >= JAVA_6) {
      return bytes;
    }
    return forms.transformClass(
        old,
        (builder, element) -> {
          switch (element) {
            case ClassFileVersion version -> builder.withVersion(JAVA_8, 0);
            // taken apart and put together again, so that its stack maps are written
            case MethodModel method ->
                builder.transformMethod(
                    method,
                    MethodTransform.transformingCode(
                        (code, instruction) -> code.with(instruction)));
            default -> builder.with(element);
          }
        });
  }
}
