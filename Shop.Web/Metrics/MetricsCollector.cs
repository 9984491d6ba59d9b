using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Shop.Web.Metrics;

/// <summary>
/// Listens to the process's meters and writes what they measured as Prometheus text. Every name begins with <c>shop_</c>.
/// </summary>
internal sealed class MetricsCollector : IDisposable
{
    private const int MostSeries = 2_000;

    private static readonly string[] Meters =
    [
        "Shop",
        "System.Runtime",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting",
        "Npgsql",
        "Microsoft.EntityFrameworkCore",
        "Quartz",
    ];

    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>Written at every statement, and nobody asks for them: how many bytes, how many at this instant.</summary>
    private static readonly string[] Unheard =
    [
        "db.client.commands.executing",
        "db.client.commands.bytes_written",
        "db.client.commands.bytes_read",
        "db.client.operation.npgsql.executing",
        "db.client.operation.npgsql.bytes_written",
        "db.client.operation.npgsql.bytes_read",
    ];

    private readonly ConcurrentDictionary<(string Name, string Labels), Series> series = new();
    private readonly ConcurrentDictionary<(Instrument Instrument, int Tags), Known> known = new();
    private readonly ConcurrentDictionary<Instrument, Shape> shapes = new();
    private readonly MeterListener listener = new();

    public MetricsCollector()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (
                !Unheard.Contains(instrument.Name)
                && Array.Exists(Meters, name =>
                    instrument.Meter.Name == name || instrument.Meter.Name.StartsWith(name + ".", StringComparison.Ordinal)
                )
            )
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<byte>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<short>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<float>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<decimal>((instrument, value, tags, _) => Record(instrument, (double)value, tags));
        listener.Start();
    }

    private enum Kind
    {
        Counter,
        Gauge,
        Histogram,
    }

    public void Dispose() => listener.Dispose();

    /// <summary>Everything measured so far; observable instruments are asked now.</summary>
    public string Write()
    {
        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in series.GroupBy(entry => entry.Key.Name).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            var shape = family.First().Value.Shape;
            if (shape.Help.Length > 0)
                text.Append("# HELP ").Append(family.Key).Append(' ').Append(shape.Help).Append('\n');
            text.Append("# TYPE ")
                .Append(family.Key)
                .Append(' ')
                .Append(
                    shape.Kind switch
                    {
                        Kind.Counter => "counter",
                        Kind.Gauge => "gauge",
                        _ => "histogram",
                    }
                )
                .Append('\n');
            foreach (var ((name, labels), values) in family.OrderBy(entry => entry.Key.Labels, StringComparer.Ordinal))
                values.WriteTo(text, name, labels);
        }

        return text.ToString();
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = Hash(tags);
        if (known.TryGetValue((instrument, hash), out var same) && tags.SequenceEqual(same.Tags))
        {
            same.Series.Add(value);
            return;
        }

        var shape = shapes.GetOrAdd(instrument, ShapeOf);
        var key = (shape.Name, Labels(tags));
        if (!series.TryGetValue(key, out var found))
        {
            // A label that grows without bound must not eat the memory.
            if (series.Count >= MostSeries)
                return;

            found = series.GetOrAdd(key, _ => new Series(shape));
        }

        known[(instrument, hash)] = new Known(tags.ToArray(), found);
        found.Add(value);
    }

    private static int Hash(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = default(HashCode);
        foreach (var (key, value) in tags)
        {
            hash.Add(key);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    private static Shape ShapeOf(Instrument instrument)
    {
        var type = instrument.GetType();
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var kind =
            definition == typeof(Histogram<>) ? Kind.Histogram
            : definition == typeof(Counter<>) || definition == typeof(ObservableCounter<>) ? Kind.Counter
            : Kind.Gauge;
        var isTotal = definition != typeof(Counter<>) && definition != typeof(UpDownCounter<>);
        var name = new StringBuilder();
        foreach (var letter in instrument.Name)
            name.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_');
        if (!instrument.Name.StartsWith("shop_", StringComparison.Ordinal))
            name.Insert(0, "shop_");
        if (instrument.Unit == "s" && !instrument.Name.EndsWith("seconds", StringComparison.Ordinal))
            name.Append("_seconds");
        if (instrument.Unit == "By" && !instrument.Name.EndsWith("bytes", StringComparison.Ordinal))
            name.Append("_bytes");
        if (kind == Kind.Counter)
            name.Append("_total");
        return new Shape(
            name.ToString(),
            kind,
            isTotal && kind != Kind.Histogram,
            (instrument.Description ?? string.Empty).Replace('\n', ' ')
        );
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
            return string.Empty;

        var labels = new List<string>(tags.Length);
        foreach (var (key, value) in tags)
        {
            var name = string.Concat(key.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
            labels.Add(
                $"{name}=\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\""
            );
        }

        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    /// <summary>Tags as they came, with the series that they stand for: most measurements repeat, and need no text then.</summary>
    private sealed record Known(KeyValuePair<string, object?>[] Tags, Series Series);

    /// <param name="IsAbsolute">The instrument reports the whole value each time, not what was added.</param>
    private sealed record Shape(string Name, Kind Kind, bool IsAbsolute, string Help);

    private sealed class Series(Shape shape)
    {
        private readonly Lock gate = new();
        private readonly long[] buckets = new long[Bounds.Length];
        private double sum;
        private long count;

        public Shape Shape => shape;

        public void Add(double value)
        {
            lock (gate)
            {
                count++;
                sum = shape.IsAbsolute ? value : sum + value;
                if (shape.Kind == Kind.Histogram)
                    for (var index = Bounds.Length - 1; index >= 0 && value <= Bounds[index]; index--)
                        buckets[index]++;
            }
        }

        public void WriteTo(StringBuilder text, string name, string labels)
        {
            lock (gate)
            {
                if (shape.Kind != Kind.Histogram)
                {
                    Line(text, name, labels, sum);
                    return;
                }

                for (var index = 0; index < Bounds.Length; index++)
                    Line(
                        text,
                        name + "_bucket",
                        Join(labels, $"le=\"{Bounds[index].ToString(CultureInfo.InvariantCulture)}\""),
                        buckets[index]
                    );
                Line(text, name + "_bucket", Join(labels, "le=\"+Inf\""), count);
                Line(text, name + "_sum", labels, sum);
                Line(text, name + "_count", labels, count);
            }
        }

        private static string Join(string labels, string more) => labels.Length == 0 ? more : labels + "," + more;

        private static void Line(StringBuilder text, string name, string labels, double value)
        {
            text.Append(name);
            if (labels.Length > 0)
                text.Append('{').Append(labels).Append('}');
            text.Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
    }
}
