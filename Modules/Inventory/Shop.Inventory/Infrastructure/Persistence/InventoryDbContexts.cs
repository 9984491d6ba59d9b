using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Shop.Inventory.Application;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Infrastructure.Persistence;

internal sealed class PostgresInventoryDbContext(DbContextOptions<PostgresInventoryDbContext> options) : InventoryDbContext(options)
{
    protected override IQueryable<StockItem> LockItems(Sku[] skus)
    {
        string[] values = [.. skus.Select(sku => sku.Value)];
        return Items.FromSql($"SELECT * FROM inventory.stock_items WHERE sku = ANY({values}) ORDER BY sku COLLATE \"C\" FOR UPDATE");
    }

    protected override IQueryable<Location> LockLocationShared(LocationId id) =>
        Locations.FromSql($"SELECT * FROM inventory.locations WHERE id = {id.Value} FOR SHARE");

    internal sealed class Design : IDesignTimeDbContextFactory<PostgresInventoryDbContext>
    {
        public PostgresInventoryDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresInventoryDbContext>()
                    .UseNpgsql("Host=design", server => server.MigrationsHistoryTable("__migrations", "inventory"))
                    .Options
            );
    }
}

internal sealed class SqlServerInventoryDbContext(DbContextOptions<SqlServerInventoryDbContext> options) : InventoryDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // Two SKUs exceed the maximum size of a clustered key.
        modelBuilder.Entity<BundlePart>().HasKey(part => new { part.Bundle, part.Sku }).IsClustered(false);
    }

    protected override IQueryable<StockItem> LockItems(Sku[] skus)
    {
        var values = JsonSerializer.Serialize(skus.Select(sku => sku.Value));
        return Items.FromSql(
            $"SELECT * FROM inventory.stock_items WITH (UPDLOCK, ROWLOCK) WHERE sku IN (SELECT value FROM OPENJSON({values})) ORDER BY sku"
        );
    }

    protected override IQueryable<Location> LockLocationShared(LocationId id) =>
        Locations.FromSql($"SELECT * FROM inventory.locations WITH (REPEATABLEREAD, ROWLOCK) WHERE id = {id.Value}");

    internal sealed class Design : IDesignTimeDbContextFactory<SqlServerInventoryDbContext>
    {
        public SqlServerInventoryDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerInventoryDbContext>()
                    .UseSqlServer("Server=design", server => server.MigrationsHistoryTable("__migrations", "inventory"))
                    .Options
            );
    }
}
