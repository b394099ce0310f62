using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Truce.Server.Storage;

/// <summary>The tables. Their making is in Scripts/, one folder for each kind of database; a test compares both with this model.</summary>
internal sealed class TruceContext(DbContextOptions<TruceContext> options) : DbContext(options)
{
    public DbSet<UserRow> Users => Set<UserRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<DossierRow> Dossiers => Set<DossierRow>();

    public DbSet<MemberRow> Members => Set<MemberRow>();

    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<BlobRow> Blobs => Set<BlobRow>();

    public DbSet<VisitRow> Visits => Set<VisitRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>Times are milliseconds since 1970 in both databases, so that they sort and compare in both.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Milliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UserRow>().ToTable("users").HasKey(user => user.Id);
        modelBuilder.Entity<UserRow>().HasIndex(user => user.Name).IsUnique();
        modelBuilder.Entity<SessionRow>().ToTable("sessions").HasKey(session => session.TokenHash);
        modelBuilder.Entity<ApiKeyRow>().ToTable("api_keys").HasKey(key => key.TokenHash);
        modelBuilder.Entity<DossierRow>().ToTable("dossiers").HasKey(dossier => dossier.Id);
        modelBuilder.Entity<MemberRow>().ToTable("members").HasKey(member => new { member.DossierId, member.UserId });
        modelBuilder.Entity<InvitationRow>().ToTable("invitations").HasKey(invitation => invitation.TokenHash);
        modelBuilder.Entity<RevisionRow>().ToTable("revisions").HasKey(revision => new { revision.DossierId, revision.Number });
        modelBuilder.Entity<BlobRow>().ToTable("blobs").HasKey(blob => blob.Hash);
        modelBuilder.Entity<VisitRow>().ToTable("visits").HasKey(visit => new { visit.DossierId, visit.UserId });
        modelBuilder.Entity<AuditRow>().ToTable("audit").HasKey(entry => entry.Id);
        foreach (var table in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var column in table.GetProperties())
                column.SetColumnName(InSnakeCase(column.Name));
        }
    }

    private static string InSnakeCase(string name) =>
        string.Concat(name.Select((letter, place) => char.IsUpper(letter) ? $"{(place > 0 ? "_" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));

    private sealed class Milliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number));
}
