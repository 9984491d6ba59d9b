using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure.Persistence;

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payments", table =>
        {
            table.HasCheckConstraint(
                "ck_payments_sums",
                "captured_amount <= authorized_amount AND refunded_amount + refund_pending_amount <= captured_amount "
                    + "AND refunded_amount >= 0 AND refund_pending_amount >= 0"
            );
            table.HasCheckConstraint(
                "ck_payments_disputes",
                "disputed_amount >= 0 AND charged_back_amount >= 0 AND capture_asked_amount <= authorized_amount"
            );
            table.HasCheckConstraint("ck_payments_amount", "amount_amount > 0");
        });
        builder.Property(payment => payment.Id).ValueGeneratedNever();
        builder.Property(payment => payment.Version).IsConcurrencyToken();
        builder.Property(payment => payment.ReferenceText).HasMaxLength(40);
        builder.Property(payment => payment.Method).HasMaxLength(40);
        builder.Property(payment => payment.Email).HasMaxLength(254);
        builder.Property(payment => payment.ReturnUrl).HasMaxLength(1000);
        builder.Property(payment => payment.ProviderReference).HasMaxLength(100);
        builder.Property(payment => payment.RedirectUrl).HasMaxLength(1000);
        builder
            .Ignore(payment => payment.Currency)
            .Ignore(payment => payment.OpenAuthorization)
            .Ignore(payment => payment.Refundable)
            .Ignore(payment => payment.IsUndecided)
            .Ignore(payment => payment.IsAwaitingMoney)
            .Ignore(payment => payment.Capturable)
            .Ignore(payment => payment.IsCapturing)
            .Ignore(payment => payment.Held)
            .Ignore(payment => payment.RefundedByProvider);
        builder
            .HasMany(payment => payment.Ledger)
            .WithOne()
            .HasForeignKey(entry => entry.PaymentId)
            .IsRequired()
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(payment => payment.Refunds).WithOne().HasForeignKey("PaymentId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(payment => new { payment.Reference, payment.StartedAt });
        builder.HasIndex(payment => payment.StartedAt);
        builder.HasIndex(payment => payment.ReferenceText);
        builder.HasIndex(payment => payment.NextLookAt);
        builder
            .HasIndex(payment => new { payment.Method, payment.ProviderReference })
            .IsUnique()
            .HasFilter("provider_reference IS NOT NULL");
    }
}

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("ledger", table => table.HasTrigger("tr_ledger_append_only"));
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.OperationKey).HasMaxLength(150);
        builder.Property(entry => entry.ProviderReference).HasMaxLength(100);
        builder.HasMany(entry => entry.Postings).WithOne().HasForeignKey("LedgerEntryId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(entry => new
            {
                entry.PaymentId,
                entry.Kind,
                entry.OperationKey,
            })
            .IsUnique();
        builder.HasIndex(entry => new { entry.Reference, entry.At });
    }
}

internal sealed class PostingConfiguration : IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Posting> builder)
    {
        builder.ToTable("postings", table => table.HasTrigger("tr_postings_append_only"));
        builder.Property(posting => posting.Id).ValueGeneratedNever();
        builder.Property(posting => posting.Account).HasMaxLength(60);
    }
}

internal sealed class RefundConfiguration : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.ToTable("refunds", table => table.HasCheckConstraint("ck_refunds_amount", "amount_amount > 0"));
        builder.Property(refund => refund.Id).ValueGeneratedNever();
        builder.HasIndex(refund => refund.State);
        builder.HasIndex("PaymentId", nameof(Refund.OperationId)).IsUnique();
    }
}

internal sealed class WebhookEventConfiguration : IEntityTypeConfiguration<WebhookEvent>
{
    public void Configure(EntityTypeBuilder<WebhookEvent> builder)
    {
        builder.ToTable("notices");
        builder.HasKey(webhookEvent => new { webhookEvent.Provider, webhookEvent.Id });
        builder.Property(webhookEvent => webhookEvent.Id).HasMaxLength(100);
        builder.Property(webhookEvent => webhookEvent.Provider).HasMaxLength(40);
    }
}
