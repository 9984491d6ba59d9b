using System.Text.Json;

namespace Shop.Sandbox.Payments;

/// <summary>
/// The gateway's charges: in memory, and in a journal on disk (one JSON line per change, replayed at startup), so that they survive
/// restarts of the shop and the gateway.
/// </summary>
internal sealed class ChargeStore : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Charge> byKey = [];
    private readonly Dictionary<string, string> keyById = [];
    private readonly Dictionary<string, ChargeEvent> undelivered = [];
    private readonly StreamWriter journal;

    public ChargeStore(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "charges.jsonl");
        if (File.Exists(path))
            foreach (var line in File.ReadLines(path))
                Replay(line);

        journal = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
    }

    public IReadOnlyList<Charge> All
    {
        get
        {
            lock (gate)
                return [.. byKey.Values.OrderBy(charge => charge.CreatedAt)];
        }
    }

    public IReadOnlyList<ChargeEvent> Undelivered
    {
        get
        {
            lock (gate)
                return [.. undelivered.Values];
        }
    }

    public Charge? Find(string key)
    {
        lock (gate)
            return byKey.GetValueOrDefault(key);
    }

    public Charge? FindById(string id)
    {
        lock (gate)
            return keyById.TryGetValue(id, out var key) ? byKey[key] : null;
    }

    /// <summary>Returns the charge of this key, or adds it.</summary>
    public Charge Start(string key, Func<Charge> make)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var charge))
                Keep(charge = make());

            return charge;
        }
    }

    /// <summary>Changes a charge under the lock; null when it does not exist. Returning the same charge means no change.</summary>
    /// <param name="tell">The webhook event to send; null for none.</param>
    public Charge? Change(string key, Func<Charge, Charge> change, Func<Charge, ChargeEvent?> tell)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var before))
                return null;

            var after = change(before);
            if (ReferenceEquals(after, before))
                return before;

            after = after with { Version = before.Version + 1 };
            Keep(after);
            if (tell(after) is { } told)
            {
                undelivered[told.Id] = told;
                Write(new Line(null, told, null));
            }

            return after;
        }
    }

    public void MarkDelivered(string eventId)
    {
        lock (gate)
            if (undelivered.Remove(eventId))
                Write(new Line(null, null, eventId));
    }

    public void Dispose() => journal.Dispose();

    private void Keep(Charge charge)
    {
        byKey[charge.Key] = charge;
        keyById[charge.Id] = charge.Key;
        Write(new Line(charge, null, null));
    }

    private void Write(Line line) => journal.WriteLine(JsonSerializer.Serialize(line, Json));

    private void Replay(string text)
    {
        Line? line;
        try
        {
            line = JsonSerializer.Deserialize<Line>(text, Json);
        }
        catch (JsonException)
        {
            return; // the last line of a gateway that was killed during a write
        }

        if (line?.Charge is { } charge)
        {
            byKey[charge.Key] = charge;
            keyById[charge.Id] = charge.Key;
        }

        if (line?.Event is { } told)
            undelivered[told.Id] = told;
        if (line?.Delivered is { } delivered)
            undelivered.Remove(delivered);
    }

    private sealed record Line(Charge? Charge, ChargeEvent? Event, string? Delivered);
}
