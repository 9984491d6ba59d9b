using System.Text.Json;

namespace Shop.Sandbox.Carrier;

/// <summary>A parcel in the carrier's records.</summary>
/// <param name="Key">The shop's idempotency key; the same key returns the same parcel.</param>
/// <param name="Version">Incremented with each change.</param>
internal sealed record CarrierParcel(
    string Id,
    string Key,
    int Version,
    string Status,
    string Name,
    string Reference,
    string TrackingNumber,
    string LabelUrl,
    string? Note,
    string NotifyUrl,
    DateTimeOffset BookedAt
)
{
    public const string Booked = "booked";
    public const string InTransit = "in_transit";
    public const string Delivered = "delivered";
    public const string DeliveryFailed = "delivery_failed";
    public const string ReturnedToSender = "returned_to_sender";

    public static IReadOnlyList<string> Told { get; } = [InTransit, Delivered, DeliveryFailed, ReturnedToSender];
}

/// <summary>A webhook event of the carrier. The id is the same on every delivery.</summary>
internal sealed record CarrierEvent(string Id, string Type, CarrierParcel Parcel);

/// <summary>The carrier's parcels: in memory, and in a journal on disk like the charges.</summary>
internal sealed class ParcelStore : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lock gate = new();
    private readonly Dictionary<string, CarrierParcel> byKey = [];
    private readonly Dictionary<string, CarrierEvent> undelivered = [];
    private readonly StreamWriter journal;

    public ParcelStore(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "parcels.jsonl");
        if (File.Exists(path))
            foreach (var line in File.ReadLines(path))
                Replay(line);

        journal = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
    }

    public IReadOnlyList<CarrierParcel> All
    {
        get
        {
            lock (gate)
                return [.. byKey.Values.OrderBy(parcel => parcel.BookedAt)];
        }
    }

    public IReadOnlyList<CarrierEvent> Undelivered
    {
        get
        {
            lock (gate)
                return [.. undelivered.Values];
        }
    }

    /// <summary>Returns the parcel of this key, or adds it.</summary>
    public CarrierParcel Start(string key, Func<CarrierParcel> make)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var parcel))
                Keep(parcel = make());

            return parcel;
        }
    }

    /// <summary>
    /// Sets a parcel's state, whatever it was, and queues the webhook; null when no parcel has this id, key or tracking number.
    /// </summary>
    public CarrierParcel? Move(string parcel, string status, string? note, string eventId)
    {
        lock (gate)
        {
            if (
                byKey.Values.FirstOrDefault(known => known.Id == parcel || known.Key == parcel || known.TrackingNumber == parcel)
                is not { } before
            )
                return null;

            var after = before with { Version = before.Version + 1, Status = status, Note = note };
            Keep(after);
            var told = new CarrierEvent(eventId, "parcel." + status, after);
            undelivered[told.Id] = told;
            Write(new Line(null, told, null));
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

    private void Keep(CarrierParcel parcel)
    {
        byKey[parcel.Key] = parcel;
        Write(new Line(parcel, null, null));
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

        if (line?.Parcel is { } parcel)
            byKey[parcel.Key] = parcel;
        if (line?.Event is { } told)
            undelivered[told.Id] = told;
        if (line?.Delivered is { } delivered)
            undelivered.Remove(delivered);
    }

    private sealed record Line(CarrierParcel? Parcel, CarrierEvent? Event, string? Delivered);
}
