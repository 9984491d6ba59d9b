namespace Shop.Web.Illustrations;

/// <summary>The texture of a material as a repeating tile.</summary>
internal static class Patterns
{
    /// <summary>The content of a pattern element and its size; null for smooth materials.</summary>
    public static (int Width, int Height, string Tile)? Find(string material)
    {
        var name = material.ToUpperInvariant();
        return 0 switch
        {
            _ when Has(name, "WOOL", "KNIT", "CASHMERE", "MERINO") => (
                14,
                12,
                "<path ~d stroke-width='2.2' opacity='.5' d='M1 2L7 8L13 2'/>"
            ),
            _ when Has(name, "LINEN", "HEMP") => (8, 8, "<path ~d stroke-width='1' opacity='.45' d='M0 2H8M0 6H8M2 0V8M6 0V8'/>"),
            _ when Has(name, "DENIM", "TWILL", "CORD") => (
                8,
                8,
                "<path ~l stroke-width='1.4' opacity='.45' d='M-2 10L10 -2M-2 2L2 -2M6 10L10 6'/>"
            ),
            _ when Has(name, "CANVAS", "JUTE", "FELT") => (10, 10, "<path @d opacity='.4' d='M1 1H4V3H1ZM6 6H9V8H6Z'/>"),
            _ when Has(name, "STRIPE") => (40, 26, "<path @c opacity='.7' d='M0 0H40V8H0Z'/>"),
            _ when Has(name, "CHECK", "FLANNEL") => (
                40,
                40,
                "<path @k opacity='.25' d='M0 0H14V40H0Z'/><path @k opacity='.25' d='M0 0H40V14H0Z'/>"
                    + "<path ~c opacity='.5' d='M27 0V40M0 27H40'/>"
            ),
            _ when Has(name, "CERAMIC", "STONEWARE", "CLAY", "CONCRETE") => (
                34,
                34,
                "<g @k opacity='.4'><circle cx='5' cy='7' r='1.4'/><circle cx='20' cy='4' r='1'/><circle cx='28' cy='17' r='1.6'/>"
                    + "<circle cx='12' cy='22' r='1.1'/><circle cx='24' cy='30' r='1.2'/></g>"
            ),
            _ when Has(name, "WOOD", "OAK", "WALNUT", "BAMBOO", "CHERRY") => (
                60,
                90,
                "<path ~d stroke-width='1.6' opacity='.5' d='M8 0Q14 45 8 90M24 0Q18 45 24 90M42 0Q48 45 42 90'/>"
            ),
            _ when Has(name, "LEATHER", "SUEDE") => (
                22,
                22,
                "<g @d opacity='.35'><circle cx='5' cy='5' r='1.3'/><circle cx='15' cy='10' r='1.3'/><circle cx='8' cy='17' r='1.3'/></g>"
            ),
            _ when Has(name, "QUILT", "DOWN") => (40, 40, "<path ~d stroke-width='2' opacity='.55' d='M0 20L20 0L40 20L20 40Z'/>"),
            _ when Has(name, "DOT", "POLKA") => (
                26,
                26,
                "<g @c opacity='.75'><circle cx='6' cy='6' r='3.5'/><circle cx='19' cy='19' r='3.5'/></g>"
            ),
            _ => null,
        };
    }

    private static bool Has(string name, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
