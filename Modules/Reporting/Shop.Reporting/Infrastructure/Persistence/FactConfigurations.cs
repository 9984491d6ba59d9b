using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Kernel;
using Shop.Reporting.Domain;

namespace Shop.Reporting.Infrastructure.Persistence;

internal abstract class FactConfiguration<TFact>(string table) : IEntityTypeConfiguration<TFact>
    where TFact : Fact
{
    public void Configure(EntityTypeBuilder<TFact> builder)
    {
        builder.ToTable(table);
        builder.HasKey(fact => fact.Id);
        builder.Property(fact => fact.Id).ValueGeneratedNever();
        builder.HasIndex(fact => fact.Day);
        builder.HasIndex(fact => fact.RecordedAt);
        More(builder);
    }

    protected virtual void More(EntityTypeBuilder<TFact> builder) { }
}

internal sealed class SaleFactConfiguration() : FactConfiguration<SaleFact>("sales")
{
    protected override void More(EntityTypeBuilder<SaleFact> builder)
    {
        builder.Property(fact => fact.Number).HasMaxLength(32);
        builder.Property(fact => fact.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(fact => fact.CustomerName).HasMaxLength(200);
        builder.Property(fact => fact.Country).HasMaxLength(2);
        builder.HasIndex(fact => fact.AccountId);
    }
}

internal sealed class SaleLineFactConfiguration() : FactConfiguration<SaleLineFact>("sale_lines")
{
    protected override void More(EntityTypeBuilder<SaleLineFact> builder)
    {
        builder.Property(fact => fact.Sku).HasMaxLength(64);
        builder.Property(fact => fact.Title).HasMaxLength(255);
        builder.HasIndex(fact => fact.OrderId);
    }
}

internal sealed class ReturnFactConfiguration() : FactConfiguration<ReturnFact>("returns")
{
    protected override void More(EntityTypeBuilder<ReturnFact> builder) => builder.HasIndex(fact => fact.OrderId);
}

internal sealed class PlacementFactConfiguration() : FactConfiguration<PlacementFact>("placements")
{
    protected override void More(EntityTypeBuilder<PlacementFact> builder)
    {
        builder.Property(fact => fact.PaymentMethod).HasMaxLength(40);
        builder.Property(fact => fact.Channel).HasMaxLength(32).IsUnicode(false);
    }
}

internal sealed class ReceiptFactConfiguration() : FactConfiguration<ReceiptFact>("receipts")
{
    protected override void More(EntityTypeBuilder<ReceiptFact> builder) => builder.HasIndex(fact => fact.OrderId);
}

internal sealed class CartFactConfiguration() : FactConfiguration<CartFact>("carts");

internal sealed class PaymentFactConfiguration() : FactConfiguration<PaymentFact>("payments")
{
    protected override void More(EntityTypeBuilder<PaymentFact> builder) => builder.Property(fact => fact.Method).HasMaxLength(40);
}

internal sealed class RegistrationFactConfiguration() : FactConfiguration<RegistrationFact>("registrations");

internal sealed class ParcelFactConfiguration() : FactConfiguration<ParcelFact>("parcels");

internal sealed class StockAlertFactConfiguration() : FactConfiguration<StockAlertFact>("stock_alerts")
{
    protected override void More(EntityTypeBuilder<StockAlertFact> builder)
    {
        builder.Property(fact => fact.Sku).HasMaxLength(64);
        builder.HasIndex(fact => fact.Sku);
    }
}

internal sealed class SearchFactConfiguration() : FactConfiguration<SearchFact>("searches")
{
    protected override void More(EntityTypeBuilder<SearchFact> builder) => builder.Property(fact => fact.Term).HasMaxLength(100);
}

internal sealed class VisitFactConfiguration() : FactConfiguration<VisitFact>("visits")
{
    protected override void More(EntityTypeBuilder<VisitFact> builder)
    {
        builder.Property(fact => fact.VisitorHash).HasMaxLength(32);
        builder.Property(fact => fact.Kind).HasMaxLength(16);
        builder
            .HasIndex(fact => new
            {
                fact.Day,
                fact.Kind,
                fact.VisitorHash,
            })
            .IsUnique();
    }
}

internal sealed class DayTotalConfiguration : IEntityTypeConfiguration<DayTotal>
{
    public void Configure(EntityTypeBuilder<DayTotal> builder)
    {
        builder.ToTable("day_totals");
        builder.HasKey(total => total.Day);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Action).HasMaxLength(60);
        builder.Property(entry => entry.Subject).HasMaxLength(AuditEntry.MaxSubjectLength);
        builder.HasIndex(entry => entry.At);
    }
}

internal sealed class DaySecretConfiguration : IEntityTypeConfiguration<DaySecret>
{
    public void Configure(EntityTypeBuilder<DaySecret> builder)
    {
        builder.ToTable("day_secrets");
        builder.HasKey(secret => secret.Day);
        builder.Property(secret => secret.Secret).HasMaxLength(64);
    }
}
