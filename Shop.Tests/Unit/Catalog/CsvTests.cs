using System.Text;
using Shop.Catalog.Application.Imports;

namespace Shop.Tests.Unit.Catalog;

public sealed class CsvTests
{
    [Test]
    public void Quotes_hold_separators_line_breaks_and_quotes()
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
    public void Other_separators_and_a_byte_order_mark_are_understood(string text) =>
        Assert.That(Read(text).Select(record => string.Join('/', record.Cells)), Is.EqualTo(new[] { "Handle/Title", "a/1,5" }));

    [Test]
    public void UTF_16_with_a_byte_order_mark_is_understood()
    {
        var content = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Handle,Title\nä,ö")).ToArray();

        Assert.That(CsvFile.Open(content).Read().Last().Cells, Is.EqualTo(new[] { "ä", "ö" }));
    }

    [Test]
    public void A_quote_that_is_never_closed_is_told_with_its_line() =>
        Assert.That(Read("Handle,Title\na,\"open\nb,x").Last().Problem, Is.EqualTo("The quote that opens in line 2 is never closed."));

    [Test]
    public void Text_after_a_closing_quote_is_told() =>
        Assert.That(
            Read("Handle,Title\na,\"x\"y\nb,z").Select(record => record.Problem),
            Is.EqualTo(new[] { null, "There is text after a closing quote.", null })
        );

    [Test]
    public void Spaces_after_a_closing_quote_and_quotes_inside_a_cell_are_fine()
    {
        var records = Read("Handle,Title,Tags\na,\"x, y\"   ,5\" pipe\n \"b\" , c ,\n");

        Assert.That(records.Select(record => record.Problem), Is.All.Null);
        Assert.That(
            records.Select(record => string.Join('|', record.Cells)),
            Is.EqualTo(new[] { "Handle|Title|Tags", "a|x, y|5\" pipe", "b|c|" })
        );
    }

    [Test]
    public void Lines_may_end_with_a_carriage_return_alone() =>
        Assert.That(
            Read("Handle,Title\ra,\"x\ry\"\rb,z\r").Select(record => (record.Line, string.Join('|', record.Cells))),
            Is.EqualTo(new[] { (1, "Handle|Title"), (2, "a|x\ry"), (4, "b|z") })
        );

    [TestCase("Handle;Title;Price\ntea,Tea,5\npot,Pot,6", "The header is separated by semicolons, the rows by commas.")]
    [TestCase("Handle,Title,Price\ntea\tTea\t5", "The header is separated by commas, the rows by tabs.")]
    public void A_header_with_another_separator_than_its_rows_is_named(string text, string message) =>
        Assert.That(Assert.Throws<UnreadableFileException>(() => Read(text))!.Message, Does.StartWith(message));

    [TestCase(new byte[0], "The file is empty.")]
    [TestCase(new byte[] { 0xEF, 0xBB, 0xBF, 13, 10, 32 }, "The file is empty.")]
    [TestCase(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 1, 2 }, "This is no text file. Export it as CSV (UTF-8) first.")]
    [TestCase(new byte[] { 0x48, 0x2C, 0x0A, 0xFF, 0x41 }, "The text is not UTF-8, see line 2. Save it as \"CSV UTF-8\" and try again.")]
    public void What_is_no_text_is_refused_in_words(byte[] content, string message) =>
        Assert.That(Assert.Throws<UnreadableFileException>(() => CsvFile.Open(content).Read().ToList())!.Message, Is.EqualTo(message));

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
    public void A_cell_that_would_run_gets_one_apostrophe_and_loses_it_again(string cell, string guarded)
    {
        Assert.That(CsvText.Guard(cell), Is.EqualTo(guarded));
        Assert.That(CsvText.Unguard(guarded), Is.EqualTo(cell));
    }

    private static List<CsvRecord> Read(string text) => [.. CsvFile.Open(Encoding.UTF8.GetBytes(text)).Read()];
}
