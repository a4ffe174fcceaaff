package org.anisky.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The program with a fault put into its source: one file is changed, compiled in memory, and loaded
 * with all other classes of the program by a loader of their own. The program knows nothing of it.
 */
final class FaultyProgram extends ClassLoader {
  private static final String PROGRAM = "org.anisky.";
  private static final Path SOURCES = Path.of("src/main/java/org/anisky");
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private final Map<String, byte[]> faulty;

  private FaultyProgram(Map<String, byte[]> faulty) {
    super(FaultyProgram.class.getClassLoader());
    this.faulty = faulty;
  }

  /**
   * The program with a fault.
   *
   * @param file below the root package, {@code likelihood/Sweep.java}
   * @param old text of the source, there exactly once
   * @param fault in its place
   */
  static FaultyProgram with(String file, String old, String fault) throws IOException {
    String source = Files.readString(SOURCES.resolve(file));
    int place = source.indexOf(old);
    if (place < 0 || source.indexOf(old, place + 1) >= 0) {
      throw new AssertionError(
          file + " does not have once: " + old + "; the source has changed, say it anew here");
    }
    return new FaultyProgram(compile(file, source.replace(old, fault)));
  }

  /** Runs the program, as {@link CommandLineRun#of} runs the right one. */
  CommandLineRun run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try {
      Object exit =
          loadClass(Anisky.class.getName())
              .getMethod("run", PrintWriter.class, PrintWriter.class, String[].class)
              .invoke(null, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
      return new CommandLineRun((int) exit, out.toString(), err.toString());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PROGRAM)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      byte[] bytes = faulty.containsKey(name) ? faulty.get(name) : right(name);
      return defineClass(name, bytes, 0, bytes.length, Anisky.class.getProtectionDomain());
    }
  }

  private byte[] right(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> compile(String file, String source) throws IOException {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavaFileObject text =
        new SimpleJavaFileObject(URI.create("memory:///" + file), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    try (StandardJavaFileManager standard = COMPILER.getStandardFileManager(problems, null, null);
        InMemory memory = new InMemory(standard)) {
      List<String> options =
          List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
      if (!COMPILER.getTask(null, memory, problems, options, null, List.of(text)).call()) {
        throw new AssertionError("the fault does not compile: " + problems.getDiagnostics());
      }
      Map<String, byte[]> classes = new HashMap<>();
      memory.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }
  }

  /** Keeps classes in memory. */
  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    InMemory(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      if (location != StandardLocation.CLASS_OUTPUT) {
        throw new AssertionError(location);
      }
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return classes.computeIfAbsent(name, key -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
