using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Notifications.Domain;

namespace Shop.Notifications.Infrastructure.Persistence;

internal sealed class QueuedMailConfiguration : IEntityTypeConfiguration<QueuedMail>
{
    public void Configure(EntityTypeBuilder<QueuedMail> builder)
    {
        builder.ToTable("mails");
        builder.Property(mail => mail.Id).ValueGeneratedNever();
        builder.Property(mail => mail.Kind).HasMaxLength(60);
        builder.Property(mail => mail.Occasion).HasMaxLength(100);
        builder.Property(mail => mail.Recipient).HasMaxLength(254);
        builder.Property(mail => mail.Subject).HasMaxLength(QueuedMail.MaxSubjectLength);
        builder.Property(mail => mail.LastError).HasMaxLength(500);
        builder.HasIndex(mail => new { mail.Kind, mail.Occasion }).IsUnique();
        builder.HasIndex(mail => mail.NextTryAt).HasFilter("sent_at IS NULL");
    }
}
