using System.Globalization;

namespace Shop.Web.Illustrations;

/// <summary>Colors by name, and the tones derived from them.</summary>
public static class Palette
{
    private static readonly Dictionary<string, string> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Forest"] = "#2f5d4a",
        ["Pine"] = "#1f5145",
        ["Sage"] = "#9bac8b",
        ["Olive"] = "#737a43",
        ["Mint"] = "#a3cdb6",
        ["Moss"] = "#5f7148",
        ["Green"] = "#4a8059",
        ["Ink"] = "#2b3044",
        ["Navy"] = "#2e3f63",
        ["Blue"] = "#3f6fa3",
        ["Sky"] = "#8fb3cf",
        ["Teal"] = "#2f7478",
        ["Slate"] = "#6b7885",
        ["Denim"] = "#4c6788",
        ["Indigo"] = "#38436f",
        ["Rust"] = "#b3552f",
        ["Terracotta"] = "#c96f4a",
        ["Clay"] = "#c4876a",
        ["Copper"] = "#b86f4b",
        ["Red"] = "#b23a36",
        ["Berry"] = "#93364f",
        ["Plum"] = "#6e4560",
        ["Rose"] = "#d99a9a",
        ["Pink"] = "#e0a8b0",
        ["Lilac"] = "#b3a3cc",
        ["Coral"] = "#dd7c66",
        ["Ochre"] = "#cf9434",
        ["Mustard"] = "#d6a532",
        ["Sunflower"] = "#e3b437",
        ["Yellow"] = "#e6c04b",
        ["Orange"] = "#d9822f",
        ["Honey"] = "#cf9a45",
        ["Brass"] = "#b98f45",
        ["Sand"] = "#d6bf9a",
        ["Natural"] = "#e0d2b6",
        ["Cream"] = "#efe4cd",
        ["Ivory"] = "#f1e9d8",
        ["White"] = "#f4f1ea",
        ["Oatmeal"] = "#d9cdb8",
        ["Stone"] = "#b9b0a2",
        ["Taupe"] = "#9a8b7c",
        ["Oak"] = "#c8a06b",
        ["Walnut"] = "#7d5638",
        ["Cherry"] = "#9c5a3c",
        ["Brown"] = "#7a5238",
        ["Cognac"] = "#a8663a",
        ["Chestnut"] = "#6f412b",
        ["Charcoal"] = "#45464a",
        ["Black"] = "#2d2b2a",
        ["Graphite"] = "#54575c",
        ["Grey"] = "#8c8f93",
        ["Gray"] = "#8c8f93",
        ["Silver"] = "#c0c4c8",
        ["Steel"] = "#b4bbc0",
    };

    /// <summary>The color of a name as <c>#rrggbb</c>, for swatches; null when the name is unknown.</summary>
    public static string? Find(string? name) =>
        name?.Trim().TrimStart('#') switch
        {
            null => null,
            { Length: 6 } hex when hex.All(char.IsAsciiHexDigit) => "#" + hex.ToLowerInvariant(),
            var word => Named.GetValueOrDefault(word),
        };

    /// <summary>Like <see cref="Find"/>, but an unknown name maps to a stable color.</summary>
    public static string Of(string name) => Find(name) ?? Named.Values.ElementAt(Hash(name) % Named.Count);

    /// <summary>Mixes two colors; 0 is the first, 1 the second.</summary>
    public static string Mix(string from, string to, double share)
    {
        var parts = Enumerable.Range(0, 3).Select(index => (int)Math.Round((Part(from, index) * (1 - share)) + (Part(to, index) * share)));
        return "#" + string.Concat(parts.Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>From 0 (black) to 1.</summary>
    public static double Lightness(string color) => ((0.3 * Part(color, 0)) + (0.59 * Part(color, 1)) + (0.11 * Part(color, 2))) / 255;

    /// <summary>A hash that is the same on every host.</summary>
    internal static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619u;

        return (int)(hash & 0x7fffffff);
    }

    private static int Part(string color, int index) =>
        int.Parse(color.AsSpan(1 + (index * 2), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
