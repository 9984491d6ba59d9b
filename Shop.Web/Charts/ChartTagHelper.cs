using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.Charts;

/// <summary>
/// <c>&lt;line-chart caption="Revenue by day" series="…" format="…" /&gt;</c> and <c>&lt;bar-chart …&gt;</c>: rendered on the server with a
/// zero line, direct labels, a dashed unfinished period, and the figures as a table below.
/// </summary>
[HtmlTargetElement("line-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("bar-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChartTagHelper : TagHelper
{
    private const double Left = 56;
    private const double Top = 16;
    private const double Bottom = 26;

    public string Caption { get; set; } = string.Empty;

    public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    /// <summary>The format of values in the table and on the axis.</summary>
    public Func<decimal, string> Format { get; set; } = value => value.ToString("#,0.##", CultureInfo.CurrentCulture);

    /// <summary>The header of the table's first column; null for "Day".</summary>
    public string? Period { get; set; }

    public int Width { get; set; } = 720;

    public int Height { get; set; } = 240;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var lines = context.TagName == "line-chart";
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart-figure");
        output.Content.AppendHtml($"<figcaption>{Markup.E(Caption)}</figcaption>");
        if (Series.Count == 0 || Series[0].Points.Count == 0)
        {
            output.Content.AppendHtml($"<p class=\"muted\">{Markup.E(T("Common.NoChartData"))}</p>");
            return;
        }

        output.Content.AppendHtml(Draw(lines));
        output.Content.AppendHtml(Table());
    }

    private string Draw(bool lines)
    {
        var points = Series[0].Points;
        var scale = ChartScale.Of(Series.SelectMany(series => series.Points).Max(point => point.Value));
        var right = Series.Count > 1 && lines ? 90 : 12;
        var width = Width - Left - right;
        var height = Height - Top - Bottom;
        double Y(decimal value) => Top + height - ((double)(value / scale.Top) * height);

        var label = T("Common.ChartLabel", ("caption", Caption));
        var svg = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Markup.E(label)}\">"
        );
        for (var step = 0; step <= scale.Steps; step++)
        {
            var value = scale.Step * step;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"{(step == 0 ? "zero" : "grid")}\" x1=\"{Left}\" x2=\"{Width - right}\""
                    + $" y1=\"{ChartScale.N(Y(value))}\" y2=\"{ChartScale.N(Y(value))}\"/>"
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Left - 8}\" y=\"{ChartScale.N(Y(value) + 4)}\" text-anchor=\"end\">{Markup.E(Format(value))}</text>"
            );
        }

        var slot = width / (lines ? Math.Max(points.Count - 1, 1) : points.Count);
        double X(int index) => lines ? Left + (slot * index) : Left + (slot * (index + 0.5));
        var every = Math.Max(1, (int)Math.Ceiling(points.Count / 7.0));
        for (var index = 0; index < points.Count; index += every)
        {
            var anchor =
                !lines ? "middle"
                : index == 0 ? "start"
                : index >= points.Count - 1 ? "end"
                : "middle";
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"{(index / every % 2 == 1 ? "tick tick-minor" : "tick")}\" x=\"{ChartScale.N(X(index))}\""
                    + $" y=\"{Height - 6}\" text-anchor=\"{anchor}\">{Markup.E(points[index].Label)}</text>"
            );
        }

        for (var number = 0; number < Math.Min(Series.Count, 6); number++)
        {
            if (lines)
                Line(svg, number, X, Y);
            else
                Bars(svg, number, slot, X, Y);
        }

        return svg.Append("</svg>").ToString();
    }

    private void Line(StringBuilder svg, int number, Func<int, double> x, Func<decimal, double> y)
    {
        var points = Series[number].Points;
        string At(int index) => $"{ChartScale.N(x(index))} {ChartScale.N(y(points[index].Value))}";
        var closed = points.TakeWhile(point => !point.IsOpen).Count();
        if (Series.Count == 1 && closed > 1)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"area f1\" d=\"M{At(0)}{string.Concat(Enumerable.Range(1, closed - 1).Select(index => "L" + At(index)))}"
                    + $"V{ChartScale.N(y(0))}H{ChartScale.N(x(0))}Z\"/>"
            );

        if (closed > 1)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"line s{number + 1}\" d=\"M{At(0)}"
                    + $"{string.Concat(Enumerable.Range(1, closed - 1).Select(index => "L" + At(index)))}\"/>"
            );

        if (closed < points.Count && closed > 0)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"line open s{number + 1}\" d=\"M{At(closed - 1)}"
                    + $"{string.Concat(Enumerable.Range(closed, points.Count - closed).Select(index => "L" + At(index)))}\"/>"
            );

        var last = points.Count - 1;
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<circle class=\"f{number + 1}\" cx=\"{ChartScale.N(x(last))}\" cy=\"{ChartScale.N(y(points[last].Value))}\" r=\"3\"/>"
        );
        if (Series.Count > 1)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"value\" x=\"{ChartScale.N(x(last) + 8)}\" y=\"{ChartScale.N(y(points[last].Value) + 4)}\""
                    + $">{Markup.E(Series[number].Name)}</text>"
            );
    }

    private void Bars(StringBuilder svg, int number, double slot, Func<int, double> x, Func<decimal, double> y)
    {
        var points = Series[number].Points;
        var all = Math.Min(slot * 0.72, 48 * Series.Count);
        var bar = all / Series.Count;
        for (var index = 0; index < points.Count; index++)
        {
            var top = y(points[index].Value);
            var left = x(index) - (all / 2) + (bar * number);
            var open = points[index].IsOpen ? $" bar-open s{number + 1}" : "";
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"f{number + 1}{open}\" x=\"{ChartScale.N(left)}\" y=\"{ChartScale.N(top)}\""
                    + $" width=\"{ChartScale.N(Math.Max(bar - 2, 1))}\" height=\"{ChartScale.N(Math.Max(y(0) - top, 0))}\" rx=\"1.5\"/>"
            );
            if (Series.Count == 1 && points.Count <= 8)
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text class=\"value\" x=\"{ChartScale.N(x(index))}\" y=\"{ChartScale.N(top - 5)}\""
                        + $" text-anchor=\"middle\">{Markup.E(Format(points[index].Value))}</text>"
                );
        }
    }

    private string Table()
    {
        var html = new StringBuilder(
            $"<details class=\"chart-table\"><summary>{Markup.E(T("Common.ChartTable"))}</summary>"
                + "<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\""
        );
        html.Append(Markup.E(Caption))
            .Append("\"><table class=\"table\"><thead><tr><th scope=\"col\">")
            .Append(Markup.E(Period ?? T("Common.Day")))
            .Append("</th>");
        foreach (var series in Series)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" class=\"num\">{Markup.E(series.Name)}</th>");

        html.Append("</tr></thead><tbody>");
        for (var index = 0; index < Series[0].Points.Count; index++)
        {
            var point = Series[0].Points[index];
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\">{Markup.E(point.IsOpen ? T("Common.ChartSoFar", ("label", point.Label)) : point.Label)}</th>"
            );
            foreach (var series in Series)
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<td class=\"num\">{(index < series.Points.Count ? Markup.E(Format(series.Points[index].Value)) : "")}</td>"
                );

            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div></details>").ToString();
    }
}
