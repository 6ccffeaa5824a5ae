import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Checks that every public name of the main code carries a comment, and that the comment of a
 * record speaks of each component; and that an example which a comment shows is there.
 *
 * <p>Run by the build of the root module, as a single source file in the toolchain's JDK. It stands
 * in for doclint's group "missing", which also wants a {@code @param} and a {@code @return} where
 * the first sentence says it all. Constructors, enum constants and overrides need no comment.
 */
final class CheckComments extends TreePathScanner<Void, Void> {
  /** Modules that nobody compiles against: their members are public between their packages only. */
  private static final Set<String> PROGRAMS = Set.of("chaos", "cli-demo");

  private static final Path MAIN = Path.of("src", "main", "java");

  /** Where the examples are that comments show, as javadoc is told in the POM. */
  private static final Path SNIPPETS = Path.of("adapter-fake", "src", "test", "java");

  private static final Pattern SNIPPET =
      Pattern.compile("\\{@snippet file=\"([^\"]+)\" region=\"([^\"]+)\"");

  private final CompilationUnitTree unit;
  private final DocTrees docs;
  private final SourcePositions positions;
  private final List<String> findings;

  private CheckComments(CompilationUnitTree unit, DocTrees docs, List<String> findings) {
    this.unit = unit;
    this.docs = docs;
    this.positions = docs.getSourcePositions();
    this.findings = findings;
  }

  public static void main(String[] arguments) throws IOException {
    List<File> sources = mainSourcesBelow(Path.of("."));
    List<String> findings = new ArrayList<>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromFiles(sources);
      var options = List.of("-proc:none");
      var task = (JavacTask) compiler.getTask(null, files, d -> {}, options, null, units);
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        CheckComments check = new CheckComments(unit, docs, findings);
        check.scan(unit, null);
        check.reportLostSnippets();
      }
    }
    findings.stream().sorted().forEach(System.out::println);
    if (!findings.isEmpty()) {
      System.err.println(
          findings.size() + " public names without a comment, or comments without their example.");
      System.exit(1);
    }
    System.out.println(sources.size() + " main files carry their comments.");
  }

  private static List<File> mainSourcesBelow(Path root) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      List<File> sources = new ArrayList<>();
      for (Path folder : modules.map(module -> module.resolve(MAIN)).sorted().toList()) {
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> f.toString().endsWith(".java")).forEach(f -> sources.add(f.toFile()));
          }
        }
      }
      return sources;
    }
  }

  @Override
  public Void visitPackage(PackageTree tree, Void nothing) {
    if (unit.getSourceFile().getName().endsWith("package-info.java") && comment() == null) {
      report(tree, "package " + tree.getPackageName());
    }
    return null;
  }

  @Override
  public Void visitClass(ClassTree tree, Void nothing) {
    if (!isVisible(tree.getModifiers())) {
      return null;
    }
    String comment = comment();
    if (comment == null) {
      report(tree, tree.getSimpleName().toString());
    } else if (tree.getKind() == Tree.Kind.RECORD) {
      reportSilentComponents(tree, comment);
    }
    return super.visitClass(tree, nothing);
  }

  @Override
  public Void visitMethod(MethodTree tree, Void nothing) {
    boolean constructor = tree.getReturnType() == null;
    if (!constructor
        && !isProgram()
        && isVisible(tree.getModifiers())
        && !isOverride(tree)
        && comment() == null) {
      report(tree, owner().getSimpleName() + "." + tree.getName() + "()");
    }
    return null;
  }

  @Override
  public Void visitVariable(VariableTree tree, Void nothing) {
    boolean component = owner().getKind() == Tree.Kind.RECORD && !isStatic(tree);
    boolean constant = owner().getKind() == Tree.Kind.ENUM && isEnumConstant(tree);
    if (!component
        && !constant
        && !isProgram()
        && isVisible(tree.getModifiers())
        && comment() == null) {
      report(tree, owner().getSimpleName() + "." + tree.getName());
    }
    return null;
  }

  private void reportSilentComponents(ClassTree tree, String comment) {
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree component && !isStatic(component)) {
        String name = component.getName().toString();
        String word = "(?i)(?<!\\w)" + Pattern.quote(name) + "(?!\\w)";
        if (!Pattern.compile(word).matcher(comment).find()) {
          report(member, "component " + name + " of " + tree.getSimpleName());
        }
      }
    }
  }

  private void reportLostSnippets() throws IOException {
    var found = SNIPPET.matcher(unit.getSourceFile().getCharContent(true));
    while (found.find()) {
      Path example = SNIPPETS.resolve(found.group(1));
      String start = "@start region=\"" + found.group(2) + "\"";
      if (!Files.isRegularFile(example) || !Files.readString(example).contains(start)) {
        findings.add(
            Path.of(unit.getSourceFile().getName()).normalize()
                + ": no region "
                + found.group(2)
                + " in "
                + example);
      }
    }
  }

  private boolean isProgram() {
    Path file = Path.of(unit.getSourceFile().toUri());
    return StreamSupport.stream(file.spliterator(), false)
        .map(Path::toString)
        .anyMatch(PROGRAMS::contains);
  }

  private String comment() {
    return docs.getDocComment(getCurrentPath());
  }

  private ClassTree owner() {
    return (ClassTree) getCurrentPath().getParentPath().getLeaf();
  }

  /** Members of interfaces are public unless they say otherwise; an invisible owner is skipped. */
  private boolean isVisible(ModifiersTree modifiers) {
    var flags = modifiers.getFlags();
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    boolean inInterface =
        parent.getKind() == Tree.Kind.INTERFACE || parent.getKind() == Tree.Kind.ANNOTATION_TYPE;
    return flags.contains(Modifier.PUBLIC)
        || flags.contains(Modifier.PROTECTED)
        || (inInterface && !flags.contains(Modifier.PRIVATE));
  }

  private static boolean isOverride(MethodTree tree) {
    return tree.getModifiers().getAnnotations().stream()
        .map(AnnotationTree::getAnnotationType)
        .anyMatch(type -> type.toString().equals("Override"));
  }

  private static boolean isStatic(VariableTree tree) {
    return tree.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  private boolean isEnumConstant(VariableTree tree) {
    return tree.getType() != null
        && tree.getType().toString().equals(owner().getSimpleName().toString());
  }

  private void report(Tree tree, String name) {
    long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    String file = Path.of(unit.getSourceFile().getName()).normalize().toString();
    findings.add(file + ":" + line + ": no comment on " + name);
  }
}
