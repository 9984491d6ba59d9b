using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Persistence;
using Shop.Notifications.Domain;

namespace Shop.Notifications.Application;

internal abstract class NotificationsDbContext(DbContextOptions options) : ModuleDbContext(options, "notifications")
{
    public DbSet<QueuedMail> Mails => Set<QueuedMail>();
}
