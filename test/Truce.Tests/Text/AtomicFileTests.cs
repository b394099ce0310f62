using System.Collections.Concurrent;
using System.Text;
using Truce.Text;

namespace Truce.Tests.Text;

public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-");

    private string Target => Path.Combine(_folder.FullName, "dossier.yaml");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_new_file_has_the_text_as_UTF8_without_a_byte_order_mark_and_nothing_is_left_beside_it()
    {
        AtomicFile.Write(Target, "title: é🕊\r\n");
        Assert.Equal([.. "title: "u8, 0xC3, 0xA9, 0xF0, 0x9F, 0x95, 0x8A, (byte)'\r', (byte)'\n'], File.ReadAllBytes(Target));
        Assert.Equal(["dossier.yaml"], Names());
    }

    [Fact]
    public void The_old_version_stays_beside_the_new_one_and_only_the_last_of_them()
    {
        AtomicFile.Write(Target, "first");
        AtomicFile.Write(Target, "second, longer");
        AtomicFile.Write(Target, "third");
        Assert.Equal("third", File.ReadAllText(Target));
        Assert.Equal("second, longer", File.ReadAllText(Target + ".bak"));
        Assert.Equal(["dossier.yaml", "dossier.yaml.bak"], Names());
    }

    [Fact]
    public void When_the_rename_fails_the_old_file_is_intact_and_the_new_one_gone()
    {
        File.WriteAllText(Target, "old");
        Directory.CreateDirectory(Path.Combine(Target + ".bak", "in the way"));
        var error = Assert.Throws<IOException>(() => AtomicFile.Write(Target, "new"));
        Assert.StartsWith($"'{Target}' cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("; the file there is unchanged", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal(["dossier.yaml", "dossier.yaml.bak"], Names());
    }

    [Fact]
    public void A_folder_of_that_name_is_not_replaced()
    {
        Directory.CreateDirectory(Target);
        var error = Assert.Throws<IOException>(() => AtomicFile.Write(Target, "new"));
        Assert.StartsWith($"'{Target}' cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Target));
        Assert.Equal(["dossier.yaml"], Names());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_reported_with_the_file()
    {
        var path = Path.Combine(_folder.FullName, "nowhere", "dossier.yaml");
        var error = Assert.Throws<IOException>(() => AtomicFile.Write(path, "new"));
        Assert.StartsWith($"'{path}' cannot be written: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_takes_no_new_file_is_reported_though_an_administrator_writes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /proc");
        Assert.StartsWith(
            "'/proc/dossier.yaml' cannot be written: ",
            Assert.Throws<IOException>(() => AtomicFile.Write("/proc/dossier.yaml", "new")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_before_anything_is_touched()
    {
        File.WriteAllText(Target, "old");
        Assert.Throws<EncoderFallbackException>(() => AtomicFile.Write(Target, "\uD83D"));
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal(["dossier.yaml"], Names());
    }

    [Fact]
    public void A_link_is_followed_and_the_permissions_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("links need a privilege on Windows");
            return;
        }

        var real = Path.Combine(_folder.FullName, "real.yaml");
        File.WriteAllText(real, "old");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(real, Mode);
        File.CreateSymbolicLink(Target, real);
        AtomicFile.Write(Target, "new");
        Assert.Equal("new", File.ReadAllText(real));
        Assert.Equal(real, new FileInfo(Target).LinkTarget);
        Assert.Equal(Mode, File.GetUnixFileMode(real));
        Assert.Equal("old", File.ReadAllText(real + ".bak"));
    }

    [Fact]
    public void Several_writers_at_once_leave_one_whole_version()
    {
        var refused = new ConcurrentBag<IOException>();
        Parallel.For(0, 16, i =>
        {
            try
            {
                AtomicFile.Write(Target, new string((char)('a' + i), 100_000));
            }
            catch (IOException error)
            {
                refused.Add(error);
            }
        });
        Assert.InRange(refused.Count, 0, 15);
        var text = File.ReadAllText(Target);
        Assert.Equal(100_000, text.Length);
        Assert.Single(text.Distinct());
        Assert.DoesNotContain(Names(), name => name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private string[] Names() => _folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal).ToArray();
}
