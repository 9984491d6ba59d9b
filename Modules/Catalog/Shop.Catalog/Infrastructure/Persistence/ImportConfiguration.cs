using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Imports;

namespace Shop.Catalog.Infrastructure.Persistence;

internal sealed class ImportJobConfiguration : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.ToTable("imports");
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.Property(import => import.Version).IsConcurrencyToken();
        builder.Property(import => import.FileName).HasMaxLength(TextLimits.FileName);
        builder.Property(import => import.Dialect).HasMaxLength(100);
        builder.Ignore(import => import.IsOver).Ignore(import => import.CanConfirm).Ignore(import => import.Messages);
        builder.HasIndex(import => import.StartedAt);
        builder.HasIndex(import => import.State);
    }
}

internal sealed class ImportMessageConfiguration : IEntityTypeConfiguration<ImportMessage>
{
    public void Configure(EntityTypeBuilder<ImportMessage> builder)
    {
        builder.ToTable("import_messages");
        builder.HasKey(message => new { message.ImportId, message.Number });
        builder.Property(message => message.Handle).HasMaxLength(Slug.MaxLength);
        builder.Property(message => message.ColumnName).HasMaxLength(200);
        builder.Property(message => message.Value).HasMaxLength(200);
        builder.HasIndex(message => new
        {
            message.ImportId,
            message.Severity,
            message.Line,
        });
        builder.HasOne<ImportJob>().WithMany().HasForeignKey(message => message.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportChunkConfiguration : IEntityTypeConfiguration<ImportChunk>
{
    public void Configure(EntityTypeBuilder<ImportChunk> builder)
    {
        builder.ToTable("import_chunks");
        builder.HasKey(chunk => new { chunk.ImportId, chunk.Number });
        builder.HasOne<ImportJob>().WithMany().HasForeignKey(chunk => chunk.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}
