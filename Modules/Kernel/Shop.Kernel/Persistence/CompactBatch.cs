using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace Shop.Kernel.Persistence;

internal sealed class CompactBatchFactory(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    public ModificationCommandBatch Create() => new CompactBatch(dependencies);
}

/// <summary>
/// A save in few statements, for PostgreSQL: consecutive rows of a table are inserted by one statement, and a save that only inserts needs
/// no BEGIN and COMMIT, because the server runs the statements of one batch in one transaction. Updates need both: that a row was changed
/// by someone else is found here, after they ran.
/// </summary>
internal sealed class CompactBatch(ModificationCommandBatchFactoryDependencies dependencies)
    : ReaderModificationCommandBatch(dependencies, MaxCommands)
{
    private const int MaxCommands = 1000;

    /// <summary>Small, because each number of rows is a statement of its own to the server's cache of prepared ones.</summary>
    private const int MaxRows = 10;

    private const string Values = "VALUES ";

    /// <summary>The index of each command's statement.</summary>
    private readonly List<int> statements = [];
    private readonly string end = ";" + Environment.NewLine;
    private string? lastInsert;
    private int rows;
    private bool insertsOnly = true;

    protected override void AddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        var start = SqlBuilder.Length;
        base.AddCommand(modificationCommand);
        if (modificationCommand.EntityState == EntityState.Added && ResultSetMappings[^1] == ResultSetMapping.NoResults)
        {
            AddInsert(start, SqlBuilder.ToString(start, SqlBuilder.Length - start));
        }
        else
        {
            (lastInsert, insertsOnly) = (null, false);
            AddStatement();
        }

        if (insertsOnly)
            SetRequiresTransaction(false);
    }

    private void AddInsert(int start, string text)
    {
        var split = text.IndexOf(Values, StringComparison.Ordinal) + Values.Length;
        if (lastInsert == text[..split] && rows < MaxRows)
        {
            rows++;
            statements.Add(statements[^1]);
            SqlBuilder.Length = start - end.Length;
            SqlBuilder.Append(", ").Append(text, split, text.Length - split);
        }
        else
        {
            (lastInsert, rows) = (text[..split], 1);
            AddStatement();
        }
    }

    private void AddStatement() => statements.Add(statements.Count == 0 ? 0 : statements[^1] + 1);

    protected override void Consume(RelationalDataReader reader) => throw new NotSupportedException("Save asynchronously.");

    protected override async Task ConsumeAsync(RelationalDataReader reader, CancellationToken cancellationToken = default)
    {
        var results = (NpgsqlDataReader)reader.DbDataReader;
        for (var index = 0; index < ModificationCommands.Count; index++)
            if (ResultSetMappings[index].HasFlag(ResultSetMapping.HasResultRow))
            {
                if (!await reader.ReadAsync(cancellationToken))
                    throw Conflict(index);

                ModificationCommands[index].PropagateResults(reader);
                await results.NextResultAsync(cancellationToken);
            }

#pragma warning disable CS0618 // Its replacement, DbBatch, is not what EF Core executes.
        for (var index = 0; index < ModificationCommands.Count; index++)
            if (results.Statements[statements[index]].Rows == 0)
                throw Conflict(index);
#pragma warning restore CS0618
    }

    private DbUpdateConcurrencyException Conflict(int index) =>
        new("A row was changed or deleted in the meantime.", ModificationCommands[index].Entries);
}
