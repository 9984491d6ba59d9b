using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Web.Illustrations;

/// <summary>
/// Draws the demo catalog's images: flat, three tones of the item's color, one contact shadow, light from the upper left. A pure function;
/// at most 4 KB per image, on a 400 x 500 grid.
/// </summary>
public static partial class ProductIllustration
{
    private const string Wood = "#b98a5a";
    private const string Metal = "#aab0b4";
    private const string Cream = "#f7f1e4";
    private static readonly string[] Papers = ["#f3ede2", "#ece8e1", "#e6ebe4", "#f3e8e0", "#e6eaee", "#efead9"];

    /// <summary>The URL of the image in the shop.</summary>
    public static string Url(IllustrationRequest request) => $"/media/demo/{IllustrationKey.Of(request)}.svg";

    public static string Render(IllustrationRequest request)
    {
        var thing = Of(request.Type);
        var colors = Colors(request);
        var pattern = Patterns.Find(request.Material);
        var svg = new StringBuilder("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 500'><defs>");
        svg.Append(CultureInfo.InvariantCulture, $"<clipPath id='c'><path d='{thing.Body}'/></clipPath>");
        if (pattern is { } tile)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<pattern id='p' width='{tile.Width}' height='{tile.Height}' patternUnits='userSpaceOnUse'>{tile.Tile}</pattern>"
            );

        svg.Append("</defs><path fill='{paper}' d='M0 0H400V500H0Z'/>");
        var shadow =
            $"<ellipse cx='{(thing.Place == Place.Rail ? 204 : 208)}' cy='{(thing.Place == Place.Rail ? 448 : 430)}' "
            + $"rx='{thing.Foot}' ry='{(thing.Place == Place.Rail ? 8 : 11)}' opacity='.16'/>";
        var item =
            $"{thing.Back}<path @b d='{thing.Body}'/><g clip-path='url(#c)'>{thing.Shade}"
            + $"{(pattern is null ? "" : $"<path fill='url(#p)' d='{thing.Body}'/>")}</g>{thing.Front}";
        if (thing.Tilt != 0)
            item = string.Create(CultureInfo.InvariantCulture, $"<g transform='rotate({thing.Tilt} 200 260)'>{item}</g>");

        svg.Append(
            request.View switch
            {
                IllustrationView.Detail => string.Create(
                    CultureInfo.InvariantCulture,
                    $"<g transform='translate(200 250) scale(2.2) translate({-thing.FocusX} {-thing.FocusY})'>{item}</g>"
                ),
                IllustrationView.InUse => Scenes.Around(thing.Place, shadow + item),
                _ => (thing.Place == Place.Rail ? "" : "<path fill='{floor}' d='M0 392H400V500H0Z'/>") + shadow + item,
            }
        );
        return Paint(svg.Append("</svg>").ToString(), colors);
    }

    private static Silhouette Of(ProductType type) =>
        type switch
        {
            ProductType.TShirt => ClothingIllustrations.TShirt,
            ProductType.Shirt => ClothingIllustrations.Shirt,
            ProductType.Sweater => ClothingIllustrations.Sweater,
            ProductType.Jacket => ClothingIllustrations.Jacket,
            ProductType.Trousers => ClothingIllustrations.Trousers,
            ProductType.Dress => ClothingIllustrations.Dress,
            ProductType.Sneaker => ClothingIllustrations.Sneaker,
            ProductType.Boot => ClothingIllustrations.Boot,
            ProductType.Backpack => ClothingIllustrations.Backpack,
            ProductType.Tote => ClothingIllustrations.Tote,
            ProductType.Watch => ClothingIllustrations.Watch,
            ProductType.Scarf => ClothingIllustrations.Scarf,
            ProductType.Hat => ClothingIllustrations.Hat,
            ProductType.Mug => Home.Mug,
            ProductType.Bowl => Home.Bowl,
            ProductType.Teapot => Home.Teapot,
            ProductType.Plate => Home.Plate,
            ProductType.Kettle => Home.Kettle,
            ProductType.Knife => Home.Knife,
            ProductType.Board => Home.Board,
            ProductType.Lamp => Home.Lamp,
            ProductType.Chair => Home.Chair,
            ProductType.Cushion => Home.Cushion,
            ProductType.Blanket => Home.Blanket,
            ProductType.Vase => Home.Vase,
            ProductType.Planter => Home.Planter,
            ProductType.Notebook => Home.Notebook,
            ProductType.Pen => Home.Pen,
            ProductType.Candle => Home.Candle,
            ProductType.Soap => Home.Soap,
            ProductType.Headphones => Home.Headphones,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a product the kit knows."),
        };

    private static Dictionary<string, string> Colors(IllustrationRequest request)
    {
        var color = Palette.Of(request.Color);
        var paper = Papers[Palette.Hash(request.Id) % Papers.Length];
        var dark = Palette.Lightness(color) < 0.25;
        return new Dictionary<string, string>
        {
            ["b"] = color,
            ["l"] = Palette.Mix(color, "#ffffff", dark ? 0.16 : 0.3),
            ["d"] = Palette.Mix(color, "#1a1420", dark ? 0.34 : 0.2),
            ["k"] = Palette.Mix(color, "#171219", dark ? 0.62 : 0.55),
            ["w"] =
                Palette.Lightness(color) is > 0.52 and < 0.72 && request.Material.Contains("wood", StringComparison.OrdinalIgnoreCase)
                    ? "#8a5f3b"
                    : Wood,
            ["m"] = Metal,
            ["c"] = Cream,
            ["paper"] = paper,
            ["floor"] = Palette.Mix(paper, "#8d7f6c", 0.16),
            ["wall"] = Palette.Mix(paper, "#ffffff", 0.45),
            ["shadow"] = Palette.Mix(paper, "#5d5042", 0.35),
        };
    }

    private static string Paint(string svg, Dictionary<string, string> colors)
    {
        var filled = Fill().Replace(svg, match => $"fill='{colors[match.Groups[1].Value]}'");
        var drawn = Line()
            .Replace(filled, match =>
            {
                var own = match.Groups[2].Value;
                var width = own.Contains("stroke-width", StringComparison.Ordinal) ? "" : " stroke-width='2'";
                var ends = own.Contains("stroke-linecap", StringComparison.Ordinal) ? "" : " stroke-linecap='round'";
                return $"fill='none' stroke='{colors[match.Groups[1].Value]}'{width}{ends} stroke-linejoin='round'{own}";
            });
        return Name().Replace(drawn, match => colors[match.Groups[1].Value]);
    }

    [GeneratedRegex("@([bldkwmc])(?=[ />])")]
    private static partial Regex Fill();

    [GeneratedRegex("~([bldkwmc])(?=[ />])([^>]*)")]
    private static partial Regex Line();

    [GeneratedRegex(@"\{(b|l|d|k|w|m|c|paper|floor|wall|shadow)\}")]
    private static partial Regex Name();
}
