package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code anisky doctor}, and the pages and scripts that the program makes of its own help. */
class DoctorTest {
  @TempDir Path directory;

  @Test
  void aSystemThatRunsTheTestsIsFoundWell() {
    CommandLineRun run = CommandLineRun.of("doctor");
    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("OK       Java")
        .contains("OK       Fonts                DejaVuSans.ttf")
        .contains("OK       Self-test")
        .doesNotContain("problem");
    assertThat(CommandLineRun.of("doctor", "--quiet").out()).isEmpty();
  }

  @Test
  void aDipoleThatIsNotTheOnePutInIsAProblem() {
    assertThat(SelfTest.compared(0.05, 40).isProblem()).isFalse();
    assertThat(SelfTest.compared(0.0506, 40).isProblem()).isTrue();
    assertThat(SelfTest.compared(0.05, 41).isProblem()).isTrue();
    assertThat(SelfTest.compared(Double.NaN, 40).isProblem()).isTrue();
  }

  @Test
  void everyProblemHasARemedy() throws IOException {
    Finding nowhere = SystemCheck.place("Working directory", directory.resolve("none"));
    assertThat(nowhere.isProblem()).isTrue();
    assertThat(nowhere.remedy()).contains("--out");
    assertThat(SystemCheck.place("Working directory", directory).isProblem()).isFalse();
    assertThat(directory).isEmptyDirectory();
    assertThat(SystemCheck.memory(100L << 20).remedy()).contains("-Xmx");
    assertThat(SystemCheck.memory(4L << 30).isProblem()).isFalse();
    assertThat(SystemCheck.encoding("ANSI_X3.4-1968").remedy()).contains("LC_ALL");
    assertThat(SystemCheck.font(null).isProblem()).isTrue();
    assertThat(SystemCheck.font(null).remedy()).contains("zip");
    assertThat(SystemCheck.encoding("").remedy()).contains("LC_ALL");
    assertThat(SystemCheck.encoding("UTF-8").state()).isEqualTo(Finding.State.OK);

    Path program = directory.resolve("anisky.jar");
    assertThat(SystemCheck.classes(program, directory).state()).isEqualTo(Finding.State.NOTE);
    Files.writeString(directory.resolve("anisky.jsa"), "");
    Files.writeString(directory.resolve("anisky.jsa.java"), "JAVA_VERSION=17");
    Files.writeString(directory.resolve("release"), "JAVA_VERSION=21");
    assertThat(SystemCheck.classes(program, directory).text()).contains("of another Java");
    Files.writeString(directory.resolve("release"), "JAVA_VERSION=17");
    assertThat(SystemCheck.classes(program, directory).state()).isEqualTo(Finding.State.OK);
  }

  @Test
  void completionKnowsEveryCommandAndItsOptions() throws Exception {
    String script = CommandLineRun.good("completion", "bash").out();
    Anisky.withAllCommands()
        .getSubcommands()
        .keySet()
        .forEach(command -> assertThat(script).contains("_picocli_anisky_" + command));
    Path file = Files.writeString(directory.resolve("anisky.bash"), script);
    String typed =
        "source "
            + file
            + "; COMP_WORDS=(anisky reconstruct --over); COMP_CWORD=2; _complete_anisky;"
            + " echo ${COMPREPLY[*]}";
    Process bash = new ProcessBuilder("bash", "-c", typed).start();
    String answer = new String(bash.getInputStream().readAllBytes());
    assertThat(answer.strip()).isEqualTo("--overwrite");
    assertThat(CommandLineRun.good("completion", "zsh").out())
        .contains("compinit")
        .contains(script);
    assertThat(CommandLineRun.of("completion", "fish").err()).contains("bash, zsh");
  }

  @Test
  void everyCommandHasAManualPage() throws IOException {
    CommandLineRun.good("man", "--out", directory);
    assertThat(directory.resolve("anisky.1")).content().contains(".SH COMMANDS");
    for (String command : Anisky.withAllCommands().getSubcommands().keySet()) {
      assertThat(directory.resolve("anisky-" + command + ".1"))
          .content()
          .startsWith(".TH \"ANISKY-")
          .contains(".SH SYNOPSIS")
          .contains("\\-\\-help")
          .doesNotContain("@|")
          .doesNotContain("%n");
    }
    String page = CommandLineRun.good("man", "reconstruct").out();
    assertThat(directory.resolve("anisky-reconstruct.1")).hasContent(page);
    assertThat(page).contains("\\fB\\-o, \\-\\-out DIR\\fR");
    CommandLineRun none = CommandLineRun.of("man", "cook");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("no command 'cook'");
  }
}
