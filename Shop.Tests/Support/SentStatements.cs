using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Shop.Tests.Support;

/// <summary>
/// Records what the modules' contexts of one host send: statements, each of a batch counted, and explicit transactions. A claim that finds
/// an empty outbox is polling and does not count. Create it before the host: contexts look only now and then whether anybody listens.
/// </summary>
internal sealed class SentStatements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly string Executing = RelationalEventId.CommandExecuting.Name!;
    private static readonly string Closing = RelationalEventId.DataReaderClosing.Name!;
    private static readonly string Started = RelationalEventId.TransactionStarted.Name!;

    private readonly ConcurrentDictionary<Guid, string> commands = new();
    private readonly List<IDisposable> subscriptions = [];
    private string? database;
    private int transactions;

    public SentStatements() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public void Follow(ShopHost host)
    {
        database = new NpgsqlConnectionStringBuilder(host.ConnectionString).Database;
        Take();
    }

    /// <summary>What was sent since the last call.</summary>
    public (IReadOnlyList<string> Statements, int Transactions) Take()
    {
        List<string> statements = [];
        foreach (var id in commands.Keys)
            if (commands.TryRemove(id, out var text))
                statements.AddRange(text.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return (statements, Interlocked.Exchange(ref transactions, 0));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Executing && value.Value is CommandEventData sent && sent.Connection.Database == database)
            commands[sent.CommandId] = sent.Command.CommandText.ReplaceLineEndings("\n");
        else if (value.Key == Closing && value.Value is DataReaderClosingEventData { ReadCount: <= 1 } read && IsClaim(read))
            commands.TryRemove(read.CommandId, out _);
        else if (value.Key == Started && value.Value is TransactionEventData begun && begun.Transaction.Connection?.Database == database)
            Interlocked.Increment(ref transactions);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());

    private static bool IsClaim(DataReaderClosingEventData read) =>
        read.Command.CommandText.Contains(".outbox SET lease", StringComparison.Ordinal);
}
