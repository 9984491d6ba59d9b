using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;
using Shop.Catalog.Application;
using Shop.Catalog.Application.Search;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Search;

namespace Shop.Catalog.Infrastructure.Persistence;

internal sealed class PostgresCatalogDbContext(DbContextOptions<PostgresCatalogDbContext> options) : CatalogDbContext(options)
{
    private const string Vector = "Vector";

    public override IQueryable<RankedItem> Matching(IQueryable<SearchItem> items, SearchTerms terms)
    {
        foreach (var word in terms.Words.Where(word => word.Categories.Count > 0))
        {
            var one = Query(word);
            CategoryId[] categories = [.. word.Categories];
            items = items.Where(item =>
                EF.Property<NpgsqlTsVector>(item, Vector).Matches(EF.Functions.ToTsQuery("simple", one))
                || SearchItemCategories.Any(entry => categories.Contains(entry.CategoryId) && entry.ProductId == item.ProductId)
            );
        }

        var others = string.Join(" & ", terms.Words.Where(word => word.Categories.Count == 0).Select(Query));
        if (others.Length > 0)
            items = items.Where(item => EF.Property<NpgsqlTsVector>(item, Vector).Matches(EF.Functions.ToTsQuery("simple", others)));

        var query = string.Join(" & ", terms.Words.Select(Query));
        var text = terms.Text;
        return items.Select(item => new RankedItem
        {
            Item = item,
            Rank =
                EF.Property<NpgsqlTsVector>(item, Vector).Rank(EF.Functions.ToTsQuery("simple", query))
                + (
                    item.TitleKey == text ? 2
                    : item.TitleKey.StartsWith(text) ? 1
                    : 0
                ),
        });
    }

    /// <summary>Tokens contain only letters, digits and marks, so they need no escaping for the query parser.</summary>
    private static string Query(SearchWord word) =>
        $"({string.Join(" | ", word.Beginnings.Select(beginning => $"'{beginning}':*").Append($"'{word.Stem}'"))})";

    public override bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        var item = modelBuilder.Entity<SearchItem>();
        item.Property<NpgsqlTsVector>(Vector)
            .HasComputedColumnSql(
                "setweight(to_tsvector('simple', name_tokens), 'A') || setweight(to_tsvector('simple', sku_tokens), 'B') || "
                    + "setweight(to_tsvector('simple', label_tokens), 'C') || setweight(to_tsvector('simple', word_forms), 'C') || "
                    + "setweight(to_tsvector('simple', text_tokens), 'D')",
                stored: true
            );
        item.HasIndex(Vector).HasMethod("GIN");

        // Computed and used only by the database; not read back after a save.
        var vector = item.Metadata.FindProperty(Vector)!;
        vector.ValueGenerated = ValueGenerated.Never;
        vector.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        vector.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
    }

    internal sealed class Design : IDesignTimeDbContextFactory<PostgresCatalogDbContext>
    {
        public PostgresCatalogDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<PostgresCatalogDbContext>()
                    .UseNpgsql("Host=design", server => server.MigrationsHistoryTable("__migrations", "catalog"))
                    .Options
            );
    }
}

internal sealed class SqlServerCatalogDbContext(DbContextOptions<SqlServerCatalogDbContext> options) : CatalogDbContext(options)
{
    public override IQueryable<RankedItem> Matching(IQueryable<SearchItem> items, SearchTerms terms)
    {
        foreach (var word in terms.Words)
        {
            // A word is joined with at most two neighbors.
            var (one, two, three) = (" " + word.Beginnings[0], " " + word.Beginnings[^1], " " + word.Beginnings[word.Beginnings.Count / 2]);
            var stem = $" {word.Stem} ";
            CategoryId[] categories = [.. word.Categories];
            items = items.Where(item =>
                (item.NameTokens + item.SkuTokens + item.LabelTokens + item.WordForms + item.TextTokens).Contains(one)
                || (item.NameTokens + item.SkuTokens + item.LabelTokens + item.WordForms + item.TextTokens).Contains(two)
                || (item.NameTokens + item.SkuTokens + item.LabelTokens + item.WordForms + item.TextTokens).Contains(three)
                || (item.WordForms + item.TextTokens).Contains(stem)
                || SearchItemCategories.Any(entry => categories.Contains(entry.CategoryId) && entry.ProductId == item.ProductId)
            );
        }

        var text = terms.Text;
        var first = " " + terms.Words[0].Text;
        return items.Select(item => new RankedItem
        {
            Item = item,
            Rank =
                item.TitleKey == text ? 3.0
                : item.TitleKey.StartsWith(text) ? 2.0
                : item.NameTokens.Contains(first) ? 1.0
                : item.SkuTokens.Contains(first) ? 0.4
                : item.LabelTokens.Contains(first) ? 0.2
                : 0.1,
        });
    }

    public override bool IsTaken(DbUpdateException exception) => exception.InnerException is SqlException { Number: 2601 or 2627 };

    internal sealed class Design : IDesignTimeDbContextFactory<SqlServerCatalogDbContext>
    {
        public SqlServerCatalogDbContext CreateDbContext(string[] args) =>
            new(
                new DbContextOptionsBuilder<SqlServerCatalogDbContext>()
                    .UseSqlServer("Server=design", server => server.MigrationsHistoryTable("__migrations", "catalog"))
                    .Options
            );
    }
}
