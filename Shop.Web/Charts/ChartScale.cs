using System.Globalization;

namespace Shop.Web.Charts;

/// <summary>A value axis from zero to a round number, with at most four steps.</summary>
internal sealed class ChartScale
{
    private ChartScale(decimal step, int steps)
    {
        Step = step;
        Steps = steps;
    }

    public decimal Step { get; }

    public int Steps { get; }

    public decimal Top => Step * Steps;

    public static ChartScale Of(decimal highest)
    {
        if (highest <= 0)
            return new ChartScale(1, 1);

        var raw = (double)highest / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = (decimal)(new[] { 1, 2, 2.5, 5, 10 }.First(nice => nice * power >= raw * 0.999) * power);
        return new ChartScale(step, (int)Math.Ceiling(highest / step));
    }

    /// <summary>Formats a length for SVG, with a decimal point in every culture.</summary>
    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
