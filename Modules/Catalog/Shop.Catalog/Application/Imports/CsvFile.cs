using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Shop.Catalog.Application.Imports;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">Where it begins; the header is line 1.</param>
/// <param name="Problem">What is wrong with its quoting; null mostly.</param>
internal sealed record CsvRecord(int Line, string[] Cells, string? Problem = null)
{
    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

/// <summary>The content is no CSV text at all.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message);

/// <summary>
/// Reads separated values with RFC 4180 quotes, a record at a time. Finds the separator and the encoding itself: UTF-8 with or without
/// byte-order mark, UTF-16 with one.
/// </summary>
internal sealed class CsvFile
{
    private const int Looked = 64 * 1024;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    private readonly byte[] content;
    private readonly Encoding encoding;

    private CsvFile(byte[] content, Encoding encoding)
    {
        (this.content, this.encoding) = (content, encoding);
        Separator = ',';
        var best = 0;
        foreach (var separator in Separators)
        {
            var columns = Read(separator).FirstOrDefault()?.Cells.Length ?? 0;
            if (columns > best)
                (best, Separator) = (columns, separator);
        }
    }

    public char Separator { get; }

    /// <exception cref="UnreadableFileException">It is empty or no text.</exception>
    public static CsvFile Open(byte[] content)
    {
        if (content.AsSpan().TrimStart(Encoding.UTF8.Preamble).Trim("\r\n\t \0"u8).IsEmpty)
            throw new UnreadableFileException("The file is empty.");

        var encoding = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Strict(Encoding.UTF8.CodePage),
            [0xFF, 0xFE, ..] => Strict(Encoding.Unicode.CodePage),
            [0xFE, 0xFF, ..] => Strict(Encoding.BigEndianUnicode.CodePage),
            _ => Strict(Encoding.UTF8.CodePage),
        };
        if (encoding.CodePage == Encoding.UTF8.CodePage && content.AsSpan(0, Math.Min(content.Length, Looked)).Contains((byte)0))
            throw new UnreadableFileException("This is no text file. Export it as CSV (UTF-8) first.");

        if (encoding.CodePage == Encoding.UTF8.CodePage && !Utf8.IsValid(content))
            throw NotText(LineOfBadByte(content));

        return new CsvFile(content, encoding);
    }

    /// <exception cref="UnreadableFileException">A byte that is no text in this encoding.</exception>
    public IEnumerable<CsvRecord> Read() => Read(Separator);

    private static Encoding Strict(int codePage) =>
        Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private IEnumerable<CsvRecord> Read(char separator)
    {
        using var reader = new StreamReader(new MemoryStream(content, writable: false), encoding, detectEncodingFromByteOrderMarks: true);
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, start) = (1, 1);
        var (isQuoted, wasQuoted, openedAt) = (false, false, 0);
        string? problem = null;
        for (var next = Next(reader, line); next >= 0; next = Next(reader, line))
        {
            var letter = (char)next;
            if (letter == '\n')
                line++;

            if (isQuoted)
            {
                if (letter != '"')
                    cell.Append(letter);
                else if (Peek(reader, line) == '"')
                    cell.Append((char)reader.Read());
                else
                    isQuoted = false;
            }
            else if (letter == separator)
            {
                EndCell();
            }
            else if (letter == '\n')
            {
                EndCell();
                yield return EndRecord();
            }
            else if (letter == '"' && cell.Length == 0 && !wasQuoted)
            {
                (isQuoted, wasQuoted, openedAt) = (true, true, line);
            }
            else if (letter == '\r' && Peek(reader, line) is '\n' or -1)
            {
                // the end of the line follows
            }
            else
            {
                if (wasQuoted)
                    problem ??= $"There is text behind the closing quote of column {cells.Count + 1}.";
                cell.Append(letter);
            }
        }

        if (isQuoted)
            problem = $"The quote that opens in line {openedAt} is never closed.";
        if (cell.Length > 0 || cells.Count > 0 || wasQuoted)
        {
            EndCell();
            yield return EndRecord();
        }

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
            wasQuoted = false;
        }

        CsvRecord EndRecord()
        {
            var record = new CsvRecord(start, [.. cells], problem);
            cells.Clear();
            (problem, start) = (null, line);
            return record;
        }
    }

    private static int Next(StreamReader reader, int line) => Decoded(reader.Read, line);

    private static int Peek(StreamReader reader, int line) => Decoded(reader.Peek, line);

    private static int Decoded(Func<int> read, int line)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            throw NotText(line);
        }
    }

    private static UnreadableFileException NotText(int line) =>
        new($"The text is not UTF-8, see line {line}. Save it as \"CSV UTF-8\" and try again.");

    private static int LineOfBadByte(ReadOnlySpan<byte> content)
    {
        var line = 1;
        while (Rune.DecodeFromUtf8(content, out var rune, out var length) == OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            content = content[length..];
        }

        return line;
    }
}
