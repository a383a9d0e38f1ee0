using MonteCarloRisk.Domain;
using MonteCarloRisk.Governance.Files;

namespace MonteCarloRisk.Governance.Tests;

public sealed class FileSetTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("set-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_folder_is_made_where_there_is_none()
    {
        string inner = Path.Combine(folder, "a", "b");
        FileSet.Write(inner, [("one", "1"u8.ToArray())]);
        Assert.Equal("1", File.ReadAllText(Path.Combine(inner, "one")));
    }

    [Fact]
    public void A_check_of_a_folder_leaves_nothing_behind()
    {
        string inner = Path.Combine(folder, "a", "b");
        FileSet.Check(inner, ["one"]);
        FileSet.Check(folder, ["one"]);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_check_names_what_is_in_the_way()
    {
        string place = Path.Combine(folder, "taken");
        File.WriteAllText(place, "mine");
        Directory.CreateDirectory(Path.Combine(folder, "two"));
        Assert.Equal(place, Assert.Throws<InputException>(() => FileSet.Check(Path.Combine(place, "deeper"), ["one"])).Where);
        Assert.Equal(Path.Combine(folder, "two"), Assert.Throws<InputException>(() => FileSet.Check(folder, ["one", "two"])).Where);
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_named()
    {
        string place = Path.Combine(folder, "taken");
        File.WriteAllText(place, "mine");
        InputException refusal = Assert.Throws<InputException>(() => FileSet.Write(Path.Combine(place, "deeper"), [("one", [])]));
        Assert.Equal(place, refusal.Where);
        Assert.Equal("mine", File.ReadAllText(place));
    }

    [Fact]
    public void A_folder_where_a_file_should_be_leaves_the_others_as_they_were()
    {
        File.WriteAllText(Path.Combine(folder, "one"), "old");
        Directory.CreateDirectory(Path.Combine(folder, "two"));
        InputException refusal = Assert.Throws<InputException>(() => FileSet.Write(folder, [("one", "new"u8.ToArray()), ("two", [])]));
        Assert.Equal(Path.Combine(folder, "two"), refusal.Where);
        AssertOnlyOldOneIsLeft();
    }

    [Fact]
    public void A_failure_in_the_middle_puts_the_earlier_files_back()
    {
        File.WriteAllText(Path.Combine(folder, "one"), "old");
        // The second name is longer than a file system allows, which only the write itself finds out.
        string tooLong = new('x', 300);
        IOException failure = Assert.ThrowsAny<IOException>(() => FileSet.Write(folder, [("one", "new"u8.ToArray()), (tooLong, [])]));
        Assert.Contains(tooLong, failure.Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(folder, "two"));
        AssertOnlyOldOneIsLeft();
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_refused()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "Permissions do not bind this user or system.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            try
            {
                Assert.Throws<InputException>(() => FileSet.Write(folder, [("one", [])]));
                Assert.Throws<InputException>(() => FileSet.Write(Path.Combine(folder, "inner"), [("one", [])]));
            }
            finally
            {
                File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    [Fact]
    public void A_replacement_that_is_undone_brings_the_earlier_file_back()
    {
        string target = Path.Combine(folder, "one");
        File.WriteAllText(target, "old");
        var replacement = new FileReplacement(target, "mark", "new"u8.ToArray());
        replacement.WriteBeside();
        replacement.PutInPlace();
        Assert.Equal("new", File.ReadAllText(target));
        replacement.Undo();
        Directory.CreateDirectory(Path.Combine(folder, "two"));
        AssertOnlyOldOneIsLeft();
    }

    [Fact]
    public void An_empty_folder_name_is_refused() => Assert.Throws<InputException>(() => FileSet.Write("", [("one", [])]));

    void AssertOnlyOldOneIsLeft()
    {
        Assert.Equal(["one", "two"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "one")));
    }
}
