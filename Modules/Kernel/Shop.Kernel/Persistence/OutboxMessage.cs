using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Kernel.Persistence;

/// <summary>One event for one handler. Written in the same transaction as the change it describes.</summary>
public sealed class OutboxMessage
{
    /// <summary>How long delivered messages are kept.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromDays(30);

    public Guid Id { get; init; }

    public Guid EventId { get; init; }

    /// <summary>Stable event name, for example <c>orders.order-placed.v1</c>.</summary>
    public required string EventName { get; init; }

    /// <summary><c>module.HandlerClass</c>.</summary>
    public required string Handler { get; init; }

    public required string Payload { get; init; }

    public string? TraceId { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset NextTryAt { get; init; }

    public Guid? Lease { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>When delivery stopped after the last attempt; needs a person.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    public string? LastError { get; init; }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.EventName).HasMaxLength(100);
        builder.Property(message => message.Handler).HasMaxLength(150);
        builder.Property(message => message.TraceId).HasMaxLength(55);
        builder.Property(message => message.LastError).HasMaxLength(2000);
        builder.HasIndex(message => new { message.EventId, message.Handler }).IsUnique();
        builder.HasIndex(message => message.NextTryAt).HasFilter("done_at IS NULL");
    }
}
