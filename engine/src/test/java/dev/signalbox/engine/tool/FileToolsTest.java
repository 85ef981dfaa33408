package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.TestRun.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.tool.TestRun.Setup;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class FileToolsTest {
    @TempDir
    Path directory;

    private Path workspace;
    private Toolbox toolbox;
    private int calls;

    @BeforeEach
    void begin() throws Exception {
        workspace = directory.resolve("work");
        toolbox = TestRun.begin(Setup.standard(), workspace).toolbox();
        Files.createDirectories(workspace.resolve("src/test"));
        Files.createDirectories(workspace.resolve("src/main"));
        Files.writeString(workspace.resolve("src/main/app.py"), "def totalPrice(items):\n    return sum(items)\n");
        Files.writeString(workspace.resolve("src/test/test_app.py"), "one\ntwo\ntwo\n");
    }

    private ToolAnswer call(String tool, String args) throws InterruptedException {
        return toolbox.call(ask("c" + ++calls, tool, args.replace('\'', '"')));
    }

    @Test
    void an_edit_needs_a_text_that_occurs_once() throws Exception {
        // When
        var twice = call("edit_files", "{'path':'src/test/test_app.py','old_text':'two','new_text':'2'}");
        var never = call("edit_files", "{'path':'src/test/test_app.py','old_text':'three','new_text':'3'}");
        var once = call("edit_files", "{'path':'src/test/test_app.py','old_text':'one','new_text':'1'}");
        var all = call("edit_files", "{'path':'src/test/test_app.py','old_text':'two','new_text':'2','all':true}");

        // Then
        assertThat(twice.text()).contains("occurs 2 times");
        assertThat(never.text()).contains("does not occur");
        assertThat(once.status()).isEqualTo(ToolOutcome.Status.DONE);
        assertThat(all.status()).isEqualTo(ToolOutcome.Status.DONE);
        assertThat(workspace.resolve("src/test/test_app.py")).hasContent("1\n2\n2\n");
    }

    @Test
    void a_hard_link_does_not_carry_a_write_into_a_file_that_may_not_be_written() throws Exception {
        // Given
        Files.createLink(workspace.resolve("src/test/same.py"), workspace.resolve("src/main/app.py"));

        // When
        call("write_files", "{'path':'src/test/same.py','content':'changed'}");

        // Then
        assertThat(workspace.resolve("src/test/same.py")).hasContent("changed");
        assertThat(workspace.resolve("src/main/app.py")).content().startsWith("def totalPrice");
    }

    @Test
    void a_write_keeps_permissions_and_the_owner_of_the_workspace() throws Exception {
        // Given
        var script = workspace.resolve("src/test/run.sh");
        Files.writeString(script, "#!/bin/sh\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));

        // When
        call("write_files", "{'path':'src/test/run.sh','content':'#!/bin/sh\\nexit 0\\n'}");
        call("write_files", "{'path':'src/test/deep/er/new.py','content':''}");

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
                .isEqualTo("rwxr-x---");
        assertThat(Files.getAttribute(workspace.resolve("src/test/deep/er"), "unix:uid", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(Files.getAttribute(workspace, "unix:uid"));
    }

    @Test
    void a_file_can_be_made_only_where_there_is_none_and_lengthened() throws Exception {
        // When
        var made = call("write_files", "{'path':'src/test/n','content':'a','mode':'create'}");
        var again = call("write_files", "{'path':'src/test/n','content':'b','mode':'create'}");
        var longer = call("write_files", "{'path':'src/test/n','content':'c','mode':'append'}");

        // Then
        assertThat(made.status()).isEqualTo(ToolOutcome.Status.DONE);
        assertThat(again.text()).contains("exists already");
        assertThat(longer.status()).isEqualTo(ToolOutcome.Status.DONE);
        assertThat(workspace.resolve("src/test/n")).hasContent("ac");
    }

    @Test
    void a_write_beyond_the_limit_is_denied() throws Exception {
        // When
        var answer = call("write_files", "{'path':'src/test/n','content':'" + "x".repeat(70_000) + "'}");

        // Then
        assertThat(answer.text()).contains("70000 bytes are more than the limit");
    }

    @Test
    void lines_of_a_file_are_shown_from_offset_to_limit() throws Exception {
        // When
        var answer = call("read_files", "{'path':'src/test/test_app.py','offset':2,'limit':1}");

        // Then
        assertThat(answer.text()).isEqualTo("two\n[lines 2 to 2 of 3]");
    }

    @Test
    void several_files_are_read_at_once_and_one_that_is_missing_is_told() throws Exception {
        // When
        var answer = call("read_files", "{'paths':['src/test/test_app.py','src/none.py']}");

        // Then
        assertThat(answer.status()).isEqualTo(ToolOutcome.Status.FAILED);
        assertThat(answer.text()).contains("one\ntwo").contains("src/none.py: there is no such file");
    }

    @Test
    void a_pipe_or_a_binary_file_is_not_read() throws Exception {
        // Given
        Files.write(workspace.resolve("image"), new byte[] {1, 0, 2});
        new ProcessBuilder("mkfifo", workspace.resolve("pipe").toString())
                .start()
                .waitFor();

        // When
        var binary = call("read_files", "{'path':'image'}");
        var pipe = call("read_files", "{'path':'pipe'}");

        // Then
        assertThat(binary.text()).contains("a binary file of 3 bytes");
        assertThat(pipe.text()).contains("a special file");
    }

    @Test
    void files_are_found_by_name_by_line_and_by_words() throws Exception {
        // When
        var byName = call("glob", "{'pattern':'**/*.py'}");
        var byLine = call("grep", "{'pattern':'RETURN\\\\s','ignore_case':true,'glob':'**/main/**'}");
        var byWords = call("search_codebase", "{'query':'total_price of items'}");

        // Then
        assertThat(byName.text()).isEqualTo("src/main/app.py\nsrc/test/test_app.py");
        assertThat(byLine.text()).isEqualTo("src/main/app.py:2:    return sum(items)");
        assertThat(byWords.text()).startsWith("src/main/app.py:1: def totalPrice(items):");
    }

    @Test
    void an_expression_that_would_take_for_ever_is_given_up() throws Exception {
        // Given
        Files.writeString(workspace.resolve("hard"), "a".repeat(60) + "!\n");

        // When
        var answer = call("grep", "{'pattern':'.*.*.*.*.*.*.*.*x'}");
        var deep = call("grep", "{'pattern':'" + "(".repeat(499) + "'}");

        // Then
        assertThat(answer.text()).contains("takes too long");
        assertThat(deep.status()).isEqualTo(ToolOutcome.Status.FAILED);
    }
}
