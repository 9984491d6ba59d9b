using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Orders.Domain.Documents;

namespace Shop.Orders.Infrastructure.Persistence;

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("documents");
        builder.Property(document => document.Id).ValueGeneratedNever();
        builder.Property(document => document.Series).HasMaxLength(60);
        builder.Property(document => document.Number).HasMaxLength(40);
        builder.HasIndex(document => new { document.Kind, document.Subject }).IsUnique();
        builder.HasIndex(document => new { document.Series, document.Sequence }).IsUnique();
        builder.HasIndex(document => document.OrderId);
    }
}

internal sealed class DocumentSeriesConfiguration : IEntityTypeConfiguration<DocumentSeries>
{
    public void Configure(EntityTypeBuilder<DocumentSeries> builder)
    {
        builder.ToTable("document_series");
        builder.Property(series => series.Id).HasMaxLength(60);
    }
}
