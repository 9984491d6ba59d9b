using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Shop.Notifications.Application;

namespace Shop.Notifications.Infrastructure.Persistence;

internal sealed class PostgresNotificationsDbContext(DbContextOptions<PostgresNotificationsDbContext> options)
    : NotificationsDbContext(options)
{
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresNotificationsDbContext>
    {
        public PostgresNotificationsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresNotificationsDbContext>()
                    .UseNpgsql("Host=design", server => server.MigrationsHistoryTable("__migrations", "notifications"))
                    .Options
            );
    }
}

internal sealed class SqlServerNotificationsDbContext(DbContextOptions<SqlServerNotificationsDbContext> options)
    : NotificationsDbContext(options)
{
    internal sealed class Design : IDesignTimeDbContextFactory<SqlServerNotificationsDbContext>
    {
        public SqlServerNotificationsDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerNotificationsDbContext>()
                    .UseSqlServer("Server=design", server => server.MigrationsHistoryTable("__migrations", "notifications"))
                    .Options
            );
    }
}
