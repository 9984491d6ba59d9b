using System.Globalization;
using System.Text;
using Shop.Web.Illustrations;

namespace Shop.Demo;

/// <summary>The demo products, as a product file that is imported like any merchant's file.</summary>
internal static class DemoCatalog
{
    private static readonly string[] Clothes = ["S", "M", "L", "XL"];
    private static readonly string[] Shoes = ["38", "40", "42", "44"];
    private static readonly string[] One = [];

    private static readonly Item[] Items =
    [
        new("Field tee", ProductType.TShirt, "Clothing > Tops", "Cotton", 24.90m, null, Clothes, "White", "Pine", "Ink"),
        new("Harbour stripe tee", ProductType.TShirt, "Clothing > Tops", "Cotton", 27.90m, null, Clothes, "Navy", "Rust"),
        new("Everyday linen shirt", ProductType.Shirt, "Clothing > Tops", "Linen", 59.00m, 69.00m, Clothes, "White", "Sky", "Sage"),
        new("Oxford shirt", ProductType.Shirt, "Clothing > Tops", "Cotton", 64.00m, null, Clothes, "Blue", "White"),
        new("Flannel shirt", ProductType.Shirt, "Clothing > Tops", "Flannel", 69.00m, null, Clothes, "Red", "Forest"),
        new("Lambswool sweater", ProductType.Sweater, "Clothing > Knitwear", "Wool", 98.00m, null, Clothes, "Forest", "Oatmeal", "Plum"),
        new("Cable sweater", ProductType.Sweater, "Clothing > Knitwear", "Wool", 119.00m, 139.00m, Clothes, "Cream", "Navy"),
        new("Merino crew", ProductType.Sweater, "Clothing > Knitwear", "Merino", 84.00m, null, Clothes, "Slate", "Berry"),
        new("Ribbed scarf", ProductType.Scarf, "Clothing > Knitwear", "Wool", 34.00m, null, One, "Mustard", "Pine", "Stone"),
        new("Watch cap", ProductType.Hat, "Clothing > Knitwear", "Wool", 22.00m, null, One, "Ink", "Rust", "Moss"),
        new("Waxed jacket", ProductType.Jacket, "Clothing > Outerwear", "Canvas", 189.00m, null, Clothes, "Olive", "Navy"),
        new("Rain shell", ProductType.Jacket, "Clothing > Outerwear", "Nylon", 149.00m, 179.00m, Clothes, "Mustard", "Slate"),
        new("Chore jacket", ProductType.Jacket, "Clothing > Outerwear", "Denim", 109.00m, null, Clothes, "Indigo", "Natural"),
        new("Straight chinos", ProductType.Trousers, "Clothing > Trousers and dresses", "Twill", 74.00m, null, Clothes, "Sand", "Navy"),
        new(
            "Wide linen trousers",
            ProductType.Trousers,
            "Clothing > Trousers and dresses",
            "Linen",
            82.00m,
            null,
            Clothes,
            "Oatmeal",
            "Ink"
        ),
        new("Midi dress", ProductType.Dress, "Clothing > Trousers and dresses", "Linen", 94.00m, null, Clothes, "Terracotta", "Sage"),
        new("Day dress", ProductType.Dress, "Clothing > Trousers and dresses", "Cotton", 79.00m, 99.00m, Clothes, "Navy", "Rose"),
        new("Court sneaker", ProductType.Sneaker, "Shoes and bags > Shoes", "Leather", 119.00m, null, Shoes, "White", "Pine"),
        new("Trail sneaker", ProductType.Sneaker, "Shoes and bags > Shoes", "Mesh", 134.00m, 149.00m, Shoes, "Slate", "Orange"),
        new("Canvas sneaker", ProductType.Sneaker, "Shoes and bags > Shoes", "Canvas", 69.00m, null, Shoes, "Cream", "Navy", "Red"),
        new("Chelsea boot", ProductType.Boot, "Shoes and bags > Shoes", "Leather", 179.00m, null, Shoes, "Rust", "Ink"),
        new("Hiking boot", ProductType.Boot, "Shoes and bags > Shoes", "Suede", 199.00m, null, Shoes, "Sand", "Moss"),
        new("Day pack", ProductType.Backpack, "Shoes and bags > Bags", "Canvas", 89.00m, null, One, "Forest", "Navy", "Mustard"),
        new("Roll-top pack", ProductType.Backpack, "Shoes and bags > Bags", "Nylon", 109.00m, null, One, "Slate", "Rust"),
        new("Market tote", ProductType.Tote, "Shoes and bags > Bags", "Canvas", 29.00m, null, One, "Natural", "Ink"),
        new("Leather tote", ProductType.Tote, "Shoes and bags > Bags", "Leather", 149.00m, null, One, "Rust", "Ink"),
        new("Field watch", ProductType.Watch, "Shoes and bags > Accessories", "Leather", 129.00m, null, One, "Brass", "Slate"),
        new("Brim hat", ProductType.Hat, "Shoes and bags > Accessories", "Felt", 58.00m, null, One, "Sand", "Forest"),
        new("Silk scarf", ProductType.Scarf, "Shoes and bags > Accessories", "Silk", 64.00m, null, One, "Coral", "Teal"),
        new("Studio headphones", ProductType.Headphones, "Shoes and bags > Accessories", "Metal", 159.00m, 189.00m, One, "Ink", "Cream"),
        new("Stoneware mug", ProductType.Mug, "Kitchen > Cups and bowls", "Stoneware", 16.00m, null, One, "Sage", "Stone", "Terracotta"),
        new("Enamel mug", ProductType.Mug, "Kitchen > Cups and bowls", "Enamel", 12.50m, null, One, "White", "Navy"),
        new("Soup bowl", ProductType.Bowl, "Kitchen > Cups and bowls", "Stoneware", 19.00m, null, One, "Oatmeal", "Teal"),
        new("Serving bowl", ProductType.Bowl, "Kitchen > Cups and bowls", "Wood", 46.00m, null, One, "Honey"),
        new("Dinner plate", ProductType.Plate, "Kitchen > Cups and bowls", "Stoneware", 22.00m, null, One, "Ivory", "Slate"),
        new("Side plate", ProductType.Plate, "Kitchen > Cups and bowls", "Stoneware", 15.00m, null, One, "Ivory", "Sage"),
        new("Round teapot", ProductType.Teapot, "Kitchen > Tea and coffee", "Stoneware", 54.00m, null, One, "Teal", "Clay"),
        new("Cast teapot", ProductType.Teapot, "Kitchen > Tea and coffee", "Iron", 68.00m, null, One, "Ink"),
        new("Gooseneck kettle", ProductType.Kettle, "Kitchen > Tea and coffee", "Steel", 89.00m, 99.00m, One, "Copper", "Slate"),
        new("Stove kettle", ProductType.Kettle, "Kitchen > Tea and coffee", "Enamel", 59.00m, null, One, "Red", "Cream"),
        new("Chef's knife", ProductType.Knife, "Kitchen > Tools", "Steel", 79.00m, null, One, "Slate"),
        new("Paring knife", ProductType.Knife, "Kitchen > Tools", "Steel", 34.00m, null, One, "Honey"),
        new("Oak board", ProductType.Board, "Kitchen > Tools", "Oak", 42.00m, null, One, "Honey"),
        new("Walnut board", ProductType.Board, "Kitchen > Tools", "Walnut", 56.00m, null, One, "Clay"),
        new("Desk lamp", ProductType.Lamp, "Home > Lighting and furniture", "Metal", 119.00m, null, One, "Pine", "Mustard", "Ink"),
        new("Reading lamp", ProductType.Lamp, "Home > Lighting and furniture", "Brass", 139.00m, 159.00m, One, "Brass"),
        new("Oak chair", ProductType.Chair, "Home > Lighting and furniture", "Oak", 229.00m, null, One, "Honey", "Ink"),
        new("Lounge chair", ProductType.Chair, "Home > Lighting and furniture", "Wool", 389.00m, null, One, "Moss", "Oatmeal"),
        new("Linen cushion", ProductType.Cushion, "Home > Textiles", "Linen", 32.00m, null, One, "Terracotta", "Sage", "Sand"),
        new("Velvet cushion", ProductType.Cushion, "Home > Textiles", "Velvet", 39.00m, null, One, "Plum", "Teal"),
        new("Wool blanket", ProductType.Blanket, "Home > Textiles", "Wool", 129.00m, null, One, "Forest", "Cream"),
        new("Waffle throw", ProductType.Blanket, "Home > Textiles", "Cotton", 69.00m, 79.00m, One, "Oatmeal", "Sky"),
        new("Bottle vase", ProductType.Vase, "Home > Plants and vases", "Glass", 38.00m, null, One, "Teal", "Honey"),
        new("Tall vase", ProductType.Vase, "Home > Plants and vases", "Ceramic", 52.00m, null, One, "Clay", "Ivory"),
        new("Plant pot", ProductType.Planter, "Home > Plants and vases", "Terracotta", 18.00m, null, One, "Terracotta", "Slate"),
        new("Hanging planter", ProductType.Planter, "Home > Plants and vases", "Ceramic", 27.00m, null, One, "White", "Sage"),
        new("Dotted notebook", ProductType.Notebook, "Desk and bath > Paper", "Paper", 14.00m, null, One, "Pine", "Coral", "Ink"),
        new("Pocket notebook", ProductType.Notebook, "Desk and bath > Paper", "Paper", 8.50m, null, One, "Mustard", "Sky"),
        new("Brass pen", ProductType.Pen, "Desk and bath > Paper", "Brass", 36.00m, null, One, "Brass"),
        new("Cedar candle", ProductType.Candle, "Desk and bath > Candles and soap", "Wax", 28.00m, null, One, "Forest", "Cream"),
        new("Fig candle", ProductType.Candle, "Desk and bath > Candles and soap", "Wax", 28.00m, null, One, "Plum"),
        new("Olive soap", ProductType.Soap, "Desk and bath > Candles and soap", "Soap", 7.90m, null, One, "Olive"),
        new("Lavender soap", ProductType.Soap, "Desk and bath > Candles and soap", "Soap", 7.90m, null, One, "Lilac"),
    ];

    private sealed record Item(
        string Title,
        ProductType Type,
        string Category,
        string Material,
        decimal Price,
        decimal? Was,
        string[] Sizes,
        params string[] Colors
    );

    public static byte[] ToCsv()
    {
        var text = new StringBuilder();
        Row(
            text,
            "Handle",
            "Title",
            "Body (HTML)",
            "Vendor",
            "Product Category",
            "Type",
            "Tags",
            "Published",
            "Option1 Name",
            "Option1 Value",
            "Option2 Name",
            "Option2 Value",
            "Variant SKU",
            "Variant Grams",
            "Variant Inventory Tracker",
            "Variant Inventory Qty",
            "Variant Inventory Policy",
            "Variant Price",
            "Variant Compare At Price",
            "Variant Requires Shipping",
            "Variant Taxable",
            "Image Src",
            "Image Position",
            "Image Alt Text",
            "Variant Image",
            "Cost per item",
            "Status"
        );
        for (var index = 0; index < Items.Length; index++)
            Write(text, Items[index], index);

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, Item item, int index)
    {
        var handle = item.Title.ToLowerInvariant().Replace("'", string.Empty, StringComparison.Ordinal).Replace(' ', '-');
        var code = string.Concat(handle.Split('-').Select(part => part[..Math.Min(3, part.Length)])).ToUpperInvariant();
        var sizes = item.Sizes.Length == 0 ? [string.Empty] : item.Sizes;
        var variants = (from color in item.Colors from size in sizes select (color, size)).ToList();
        var pictures = item
            .Colors.Select(color =>
                (
                    Color: color,
                    Url: Picture(item, handle, color, IllustrationView.Front),
                    Alt: $"{item.Title} in {color.ToLowerInvariant()}"
                )
            )
            .Append(
                (
                    Color: item.Colors[0],
                    Url: Picture(item, handle, item.Colors[0], IllustrationView.Detail),
                    Alt: $"{item.Title}, detail of the {item.Material.ToLowerInvariant()}"
                )
            )
            .Append(
                (Color: item.Colors[0], Url: Picture(item, handle, item.Colors[0], IllustrationView.InUse), Alt: $"{item.Title} in use")
            )
            .ToList();
        for (var row = 0; row < Math.Max(variants.Count, pictures.Count); row++)
        {
            var first = row == 0;
            var variant = row < variants.Count ? variants[row] : default;
            var picture = row < pictures.Count ? pictures[row] : default;
            var stock = Stock(index, row);
            Row(
                text,
                handle,
                first ? item.Title : null,
                first ? Story(item) : null,
                first ? "Field & Pine" : null,
                first ? item.Category : null,
                first ? item.Type.ToString() : null,
                first
                    ? $"{item.Material.ToLowerInvariant()}, {item.Colors[0].ToLowerInvariant()}"
                        + (item.Was is null ? string.Empty : ", sale")
                    : null,
                first ? "TRUE" : null,
                first ? "Color" : null,
                variant.color,
                first && item.Sizes.Length > 0 ? "Size" : null,
                string.IsNullOrEmpty(variant.size) ? null : variant.size,
                variant.color is null
                    ? null
                    : $"{code}-{variant.color[..3].ToUpperInvariant()}{(variant.size.Length == 0 ? string.Empty : "-" + variant.size)}",
                variant.color is null ? null : Weight(item).ToString(CultureInfo.InvariantCulture),
                variant.color is null ? null : "shopify",
                variant.color is null ? null : stock.ToString(CultureInfo.InvariantCulture),
                variant.color is null ? null : "deny",
                variant.color is null ? null : Plain(item.Price),
                variant.color is null || item.Was is null ? null : Plain(item.Was.Value),
                variant.color is null ? null : "TRUE",
                variant.color is null ? null : "TRUE",
                picture.Url,
                picture.Url is null ? null : (row + 1).ToString(CultureInfo.InvariantCulture),
                picture.Alt,
                variant.color is null ? null : Picture(item, handle, variant.color, IllustrationView.Front),
                variant.color is null ? null : Plain(decimal.Round(item.Price * 0.42m, 2)),
                first ? "active" : null
            );
        }
    }

    /// <summary>Mostly well stocked; every seventh product is almost sold out in one variant, every fifteenth sold out in all.</summary>
    private static int Stock(int index, int row) =>
        index % 15 == 14 ? 0
        : index % 7 == 3 && row == 0 ? 3
        : 40 + (((index * 7) + (row * 5)) % 60);

    private static int Weight(Item item) =>
        item.Type switch
        {
            ProductType.Chair => 6500,
            ProductType.Lamp or ProductType.Kettle or ProductType.Boot => 1400,
            ProductType.Blanket or ProductType.Jacket or ProductType.Sneaker => 900,
            ProductType.Pen or ProductType.Soap or ProductType.Scarf => 120,
            _ => 420,
        };

    private static string Story(Item item) =>
        $"<p>The {item.Title.ToLowerInvariant()} is made of {item.Material.ToLowerInvariant()} "
        + "by a small workshop that has done little else for twenty years. "
        + "It is meant for daily use and gets better with it.</p>"
        + $"<ul><li>{item.Material}, {(item.Sizes.Length > 0 ? "true to size" : "one size")}</li>"
        + "<li>Made in Europe in small runs</li>"
        + "<li>Repaired by us for as long as you keep it</li></ul>";

    private static string Picture(Item item, string handle, string color, IllustrationView view) =>
        ProductIllustration.Url(new IllustrationRequest(item.Type, color, item.Material, handle, view));

    private static string Plain(decimal amount) => amount.ToString("F2", CultureInfo.InvariantCulture);

    private static void Row(StringBuilder text, params string?[] cells) =>
        text.AppendJoin(
                ',',
                cells.Select(cell => cell is null ? string.Empty : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            )
            .Append('\n');
}
