using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Payments.Application;
using Shop.Payments.Domain;

namespace Shop.Payments.Infrastructure.Persistence;

internal sealed class StoredValueConfiguration : IEntityTypeConfiguration<StoredValue>
{
    public void Configure(EntityTypeBuilder<StoredValue> builder)
    {
        builder.ToTable("stored_values", table =>
        {
            table.HasCheckConstraint("ck_stored_values_balance", "balance_amount >= 0");
            table.HasCheckConstraint(
                "ck_stored_values_kind",
                "(code_hash IS NULL AND account_id IS NOT NULL) OR (code_hash IS NOT NULL AND account_id IS NULL)"
            );
        });
        builder.Property(value => value.Id).ValueGeneratedNever();
        builder.Property(value => value.Version).IsConcurrencyToken();
        builder.Property(value => value.CodeHash).HasMaxLength(64).IsUnicode(false);
        builder.Property(value => value.LastDigits).HasMaxLength(4).IsUnicode(false);
        builder.Ignore(value => value.Method);
        builder
            .HasMany(value => value.Moves)
            .WithOne()
            .HasForeignKey(move => move.StoredValueId)
            .IsRequired()
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(value => value.Holds)
            .WithOne()
            .HasForeignKey(hold => hold.StoredValueId)
            .IsRequired()
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(value => value.CodeHash).IsUnique().HasFilter("code_hash IS NOT NULL");
        builder.HasIndex(value => value.AccountId);
        builder.HasIndex(value => value.LastDigits);
        builder.HasIndex(value => value.IssuedAt);
        builder.HasIndex(value => value.ExpiresAt);
    }
}

internal sealed class StoredValueMoveConfiguration : IEntityTypeConfiguration<StoredValueMove>
{
    public void Configure(EntityTypeBuilder<StoredValueMove> builder)
    {
        builder.ToTable("stored_value_moves", table =>
        {
            table.HasCheckConstraint("ck_stored_value_moves_balance", "balance_after_amount >= 0");
            table.HasTrigger("tr_stored_value_moves_append_only");
        });
        builder.HasKey(move => new { move.StoredValueId, move.Sequence });
        builder.Property(move => move.Sequence).ValueGeneratedNever();
        builder.Property(move => move.OperationKey).HasMaxLength(100);
        builder
            .HasIndex(move => new
            {
                move.StoredValueId,
                move.Kind,
                move.OperationKey,
            })
            .IsUnique();
        builder.HasIndex(move => move.PaymentId);
    }
}

internal sealed class StoredValueHoldConfiguration : IEntityTypeConfiguration<StoredValueHold>
{
    public void Configure(EntityTypeBuilder<StoredValueHold> builder)
    {
        builder.ToTable("stored_value_holds", table => table.HasCheckConstraint("ck_stored_value_holds_amount", "amount_amount > 0"));
        builder.HasKey(hold => new { hold.StoredValueId, hold.Reference });
        builder.Ignore(hold => hold.IsOpen);
        builder.HasIndex(hold => hold.Reference);
        builder.HasIndex(hold => hold.Until).HasFilter("closed_at IS NULL");
    }
}

internal sealed class CodeKeyConfiguration : IEntityTypeConfiguration<CodeKey>
{
    public void Configure(EntityTypeBuilder<CodeKey> builder)
    {
        builder.ToTable("code_keys");
        builder.Property(key => key.Id).HasMaxLength(16);
        builder.Property(key => key.ProtectedKey).HasMaxLength(1000);
    }
}
