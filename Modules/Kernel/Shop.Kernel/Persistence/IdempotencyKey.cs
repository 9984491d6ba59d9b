using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Kernel.Persistence;

/// <summary>The stored answer to a request with an <c>Idempotency-Key</c>, returned again for the same key and body.</summary>
public sealed class IdempotencyKey
{
    /// <summary>Hash of the caller, the route and the key.</summary>
    public required string Id { get; init; }

    /// <summary>Hash of the request body.</summary>
    public required string RequestHash { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while the first request is still running.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public int Status { get; init; }

    public string? ContentType { get; init; }

    public string? Location { get; init; }

    public string? Body { get; init; }
}

internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.Property(key => key.Id).HasMaxLength(64).IsFixedLength().IsUnicode(false);
        builder.Property(key => key.RequestHash).HasMaxLength(64).IsFixedLength().IsUnicode(false);
        builder.Property(key => key.ContentType).HasMaxLength(100);
        builder.Property(key => key.Location).HasMaxLength(400);
        builder.HasIndex(key => key.StartedAt);
    }
}
