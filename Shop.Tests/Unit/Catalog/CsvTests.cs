using System.Text;
using Shop.Catalog.Application.Imports;
using Shop.Catalog.Domain;

namespace Shop.Tests.Unit.Catalog;

public sealed class CsvTests
{
    [Test]
    public void Quoted_cells_may_contain_separators_line_breaks_and_quotes()
    {
        var records = Read("Handle,Title\r\na,\"x, \"\"y\"\"\r\nz\"\r\nb,w");

        Assert.That(
            records.Select(record => (record.Line, string.Join('|', record.Cells))),
            Is.EqualTo(new[] { (1, "Handle|Title"), (2, "a|x, \"y\"\r\nz"), (4, "b|w") })
        );
    }

    [TestCase("Handle;Title\na;1,5")]
    [TestCase("Handle\tTitle\na\t1,5")]
    [TestCase("\ufeffHandle|Title\na|1,5")]
    public void Other_separators_and_a_byte_order_mark_are_detected(string text) =>
        Assert.That(Read(text).Select(record => string.Join('/', record.Cells)), Is.EqualTo(new[] { "Handle/Title", "a/1,5" }));

    [Test]
    public void UTF_16_with_a_byte_order_mark_is_detected()
    {
        var content = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Handle,Title\nä,ö")).ToArray();

        Assert.That(CsvFile.Open(content).Read().Last().Cells, Is.EqualTo(new[] { "ä", "ö" }));
    }

    [Test]
    public void An_unclosed_quote_is_reported_with_its_line()
    {
        var problem = Read("Handle,Title\na,\"open\nb,x").Last().Problem!;

        Assert.That((problem.Code, problem.Arguments["line"]), Is.EqualTo(("catalog.import-open-quote", (object?)2L)));
    }

    [Test]
    public void Text_after_a_closing_quote_is_reported() =>
        Assert.That(
            Read("Handle,Title\na,\"x\"y\nb,z").Select(record => record.Problem?.Code),
            Is.EqualTo(new[] { null, "catalog.import-text-after-quote", null })
        );

    [Test]
    public void Spaces_after_a_closing_quote_and_quotes_within_a_cell_are_accepted()
    {
        var records = Read("Handle,Title,Tags\na,\"x, y\"   ,5\" pipe\n \"b\" , c ,\n");

        Assert.That(records.Select(record => record.Problem), Is.All.Null);
        Assert.That(
            records.Select(record => string.Join('|', record.Cells)),
            Is.EqualTo(new[] { "Handle|Title|Tags", "a|x, y|5\" pipe", "b|c|" })
        );
    }

    [Test]
    public void A_carriage_return_alone_ends_a_line() =>
        Assert.That(
            Read("Handle,Title\ra,\"x\ry\"\rb,z\r").Select(record => (record.Line, string.Join('|', record.Cells))),
            Is.EqualTo(new[] { (1, "Handle|Title"), (2, "a|x\ry"), (4, "b|z") })
        );

    [TestCase("Handle;Title;Price\ntea,Tea,5\npot,Pot,6")]
    [TestCase("Handle,Title,Price\ntea\tTea\t5")]
    public void A_header_whose_separator_differs_from_the_rows_is_refused(string text) =>
        Assert.That(Assert.Throws<UnreadableFileException>(() => Read(text))!.Error, Is.EqualTo(CatalogErrors.MixedSeparators));

    [TestCase(new byte[0], "catalog.empty-file")]
    [TestCase(new byte[] { 0xEF, 0xBB, 0xBF, 13, 10, 32 }, "catalog.empty-file")]
    [TestCase(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 1, 2 }, "catalog.not-a-text-file")]
    [TestCase(new byte[] { 0x48, 0x2C, 0x0A, 0xFF, 0x41 }, "catalog.not-utf-8 (line: 2)")]
    public void Content_that_is_not_text_is_refused(byte[] content, string error) =>
        Assert.That(
            Assert.Throws<UnreadableFileException>(() => CsvFile.Open(content).Read().ToList())!.Error.ToString(),
            Is.EqualTo(error)
        );

    [TestCase("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [TestCase("+49 30 1234", "'+49 30 1234")]
    [TestCase("@import", "'@import")]
    [TestCase("'=1+1", "''=1+1")]
    [TestCase("-5", "-5")]
    [TestCase("-5.25", "-5.25")]
    [TestCase("- dash", "'- dash")]
    [TestCase("it's", "it's")]
    [TestCase("'quoted'", "'quoted'")]
    [TestCase("", "")]
    [TestCase("-", "'-")]
    public void Formula_cells_are_escaped_with_one_apostrophe_and_unescaped_again(string cell, string guarded)
    {
        Assert.That(CsvText.Guard(cell), Is.EqualTo(guarded));
        Assert.That(CsvText.Unguard(guarded), Is.EqualTo(cell));
    }

    private static List<CsvRecord> Read(string text) => [.. CsvFile.Open(Encoding.UTF8.GetBytes(text)).Read()];
}
