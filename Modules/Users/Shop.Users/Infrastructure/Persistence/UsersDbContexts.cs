using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Shop.Users.Application;

namespace Shop.Users.Infrastructure.Persistence;

internal sealed class PostgresUsersDbContext(DbContextOptions<PostgresUsersDbContext> options) : UsersDbContext(options)
{
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresUsersDbContext>
    {
        public PostgresUsersDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresUsersDbContext>()
                    .UseNpgsql("Host=design", server => server.MigrationsHistoryTable("__migrations", "users"))
                    .Options
            );
    }
}

internal sealed class SqlServerUsersDbContext(DbContextOptions<SqlServerUsersDbContext> options) : UsersDbContext(options)
{
    internal sealed class Design : IDesignTimeDbContextFactory<SqlServerUsersDbContext>
    {
        public SqlServerUsersDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerUsersDbContext>()
                    .UseSqlServer("Server=design", server => server.MigrationsHistoryTable("__migrations", "users"))
                    .Options
            );
    }
}
