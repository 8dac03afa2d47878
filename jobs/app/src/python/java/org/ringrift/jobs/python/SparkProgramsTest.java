package org.ringrift.jobs.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark's own programs, which PySpark's package has too: {@code spark-sql}, {@code spark-shell} and the Thrift server. */
class SparkProgramsTest {
    private static PythonEnvironment python;
    private static List<Question> questions;

    /** Where a program works, so that Hive's own tables go with it. */
    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare() throws Exception {
        python = PythonEnvironment.ready();
        questions = Questions.all();
    }

    @Test
    void sparkSqlKnowsTheWarehouse() throws Exception {
        List<String> line = program("spark-sql", "--jars", String.join(",", Extension.jars()));
        line.addAll(List.of("-S", "--hiveconf", "hive.cli.errors.ignore=true", "-f", script().toString()));
        check(Program.run(folder, python.variables(), line).output());
    }

    @Test
    void sparkShellKnowsTheWarehouse() throws Exception {
        Path answers = folder.resolve("answers");
        Path code = folder.resolve("ask.scala");
        Files.writeString(code, """
                {
                  val statements = scala.io.Source.fromFile("%s", "UTF-8").getLines().map(_.stripSuffix(";"))
                  val out = new java.io.PrintStream("%s", "UTF-8")
                  for (statement <- statements) {
                    try spark.sql(statement).collect().foreach(row => out.println(row.mkString("\\t")))
                    catch { case refused: Throwable => out.println(refused.getMessage) }
                  }
                  val typed = spark.table("ringrift.games").select("move_count").as[Int].map(_ + 1).collect().sum
                  out.println(s"typed $typed")
                  out.close()
                }
                :quit
                """.formatted(script(), answers));
        List<String> line = program("spark-shell", "--jars", String.join(",", Extension.jars()));
        Program.Result result = Program.run(folder, python.variables(), line, code);
        assertThat(answers).as(result.output()).exists();
        String told = Files.readString(answers);
        Matcher typed = Pattern.compile("(?m)^typed (\\d+)\n").matcher(told);
        assertThat(typed.find()).as(told).isTrue();
        assertThat(Integer.parseInt(typed.group(1))).isPositive();
        check(typed.replaceAll(""));
    }

    @Test
    void theThriftServerKnowsTheWarehouse() throws Exception {
        // Not --jars: Spark's server does not show those to the sessions that it opens.
        List<String> server = program(
                "spark-submit",
                "--class",
                "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2",
                "--driver-class-path",
                String.join(":", Extension.jars()));
        server.addAll(List.of(
                "spark-internal",
                "--hiveconf",
                "hive.server2.thrift.bind.host=127.0.0.1",
                "--hiveconf",
                "hive.server2.thrift.port=0"));
        try (Program.Service running =
                Program.start(folder, python.variables(), server, "Starting ThriftBinaryCLIService on port ")) {
            String port = running.ready().replaceFirst(".* on port (\\d+).*", "$1");
            List<String> beeline = List.of(
                    python.sparkProgram("beeline"),
                    "-u",
                    "jdbc:hive2://127.0.0.1:" + port + "/",
                    "--silent=true",
                    "--force=true",
                    "--outputformat=tsv2",
                    "--showHeader=false",
                    "-f",
                    script().toString());
            check(Program.run(folder, python.variables(), beeline).output());
        }
    }

    private static List<String> program(String name, String... options) {
        List<String> line = new ArrayList<>(List.of(python.program(name)));
        line.addAll(List.of(options));
        line.addAll(Extension.arguments(Questions.warehouse()));
        // What Spark logs would stand between the answers.
        line.addAll(List.of("--conf", "spark.log.level=" + (name.equals("spark-submit") ? "INFO" : "OFF")));
        return line;
    }

    private Path script() throws java.io.IOException {
        List<String> statements = questions.stream().map(Question::statement).toList();
        return Files.writeString(folder.resolve("questions.sql"), Script.of(statements));
    }

    private static void check(String output) {
        List<String> answers = Script.answers(output, questions.size());
        for (int i = 0; i < questions.size(); i++) {
            questions.get(i).check(answers.get(i));
        }
    }
}
