package org.anisky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The submit files of tools/cluster: what their jobs would run is run. */
class SubmitFilesTest {
  private static final Path FOLDER = Path.of("tools/cluster");

  @TempDir private Path directory;

  /** The command line of one job of a Slurm array, which must name all of a list of jobs once. */
  private List<String> slurm(String file, String configuration, int task, int tasks)
      throws IOException, InterruptedException {
    Path words = directory.resolve("words");
    Path program = directory.resolve("anisky");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + words + "'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    ProcessBuilder job =
        new ProcessBuilder(
            "bash", FOLDER.resolve(file).toString(), configuration, directory + "/parts");
    job.environment().put("PATH", directory + ":" + System.getenv("PATH"));
    job.environment().put("SLURM_ARRAY_TASK_ID", String.valueOf(task));
    job.environment().put("SLURM_ARRAY_TASK_COUNT", String.valueOf(tasks));
    job.environment().put("SLURM_CPUS_PER_TASK", "1");
    job.redirectErrorStream(true);
    Process process = job.start();
    String said = new String(process.getInputStream().readAllBytes(), "UTF-8");
    assertThat(process.waitFor()).as(said).isZero();
    return Files.readAllLines(words);
  }

  /** The command line of one job of HTCondor, macros put in; $INT(x) is the value of a sum. */
  private List<String> condor(String file, String configuration, int process) throws IOException {
    String text =
        Files.readString(FOLDER.resolve(file))
            .replace("$(ProcId)", String.valueOf(process))
            .replace("$(config)", configuration)
            .replace("$(out)", directory + "/parts");
    Matcher macros = Pattern.compile("\\$INT\\((\\w+)\\)").matcher(text);
    String whole =
        macros.replaceAll(
            macro -> {
              Matcher sum =
                  Pattern.compile(
                          "(?m)^" + macro.group(1) + " = (\\d+)(?: \\* (\\d+))? \\+ (\\d+)$")
                      .matcher(text);
              assertThat(sum.find()).as(macro.group()).isTrue();
              int product = sum.group(2) == null ? 1 : Integer.parseInt(sum.group(2));
              return String.valueOf(
                  Integer.parseInt(sum.group(1)) * product + Integer.parseInt(sum.group(3)));
            });
    Matcher arguments = Pattern.compile("(?m)^arguments = (.*)$").matcher(whole);
    assertThat(arguments.find()).isTrue();
    return List.of(arguments.group(1).split(" "));
  }

  @Test
  void theJobsOfCountsAddUpToTheWhole() throws Exception {
    String configuration = "configs/quickstart.yaml";
    assertThat(slurm("bin.sbatch", configuration, 100, 100)).contains("--part", "100/100");
    assertThat(condor("bin.sub", configuration, 0)).contains("--part", "1/100");
    assertThat(condor("bin.sub", configuration, 99)).contains("--part", "100/100");
    CommandLineRun.good(slurm("bin.sbatch", configuration, 1, 2).toArray());
    CommandLineRun.good(slurm("bin.sbatch", configuration, 2, 2).toArray());
    Path sum = directory.resolve("sum.arrow");
    CommandLineRun merged = CommandLineRun.good("merge", directory.resolve("parts"), "-o", sum);
    assertThat(merged.out()).contains("63,695 events used").doesNotContain("missing");
  }

  @Test
  void theJobsOfToysAreAllToys() throws Exception {
    String configuration = "configs/ensemble-small.yaml";
    List<String> ranges = new ArrayList<>();
    for (int task : new int[] {0, 1, 99}) {
      List<String> job = slurm("ensemble.sbatch", configuration, task, 100);
      String range = job.get(job.indexOf("--toys") + 1);
      assertThat(condor("ensemble.sub", configuration, task)).contains("--toys", range);
      ranges.add(range);
    }
    assertThat(ranges).containsExactly("1-1000", "1001-2000", "99001-100000");
    List<Object> small = new ArrayList<>(slurm("ensemble.sbatch", configuration, 0, 100));
    small.set(small.indexOf("1-1000"), "1-2");
    CommandLineRun.good(small.toArray());
    assertThat(directory.resolve("parts/part-0/toys.txt")).exists();
  }
}
