using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Shop.Tests.Support;

namespace Shop.Tests.Architecture;

/// <summary>Modules use codes, the host has their sentences: every code has a text, every text is used, and the arguments match.</summary>
public sealed partial class TextTests
{
    private static readonly string Resources = Path.Combine(Repository.Root, "Shop.Web", "Resources");

    /// <summary>The texts by key: <c>Cart.Empty</c>, <c>Errors.Catalog.sku-taken</c>.</summary>
    private static readonly Dictionary<string, string> Texts = (
        from file in Directory.EnumerateFiles(Resources, "*.resx", SearchOption.AllDirectories)
        let prefix = Path.ChangeExtension(Path.GetRelativePath(Resources, file), null).Replace(Path.DirectorySeparatorChar, '.')
        from entry in XDocument.Load(file).Descendants("data")
        select (Key: $"{prefix}.{entry.Attribute("name")!.Value}", Text: entry.Element("value")!.Value)
    ).ToDictionary(entry => entry.Key, entry => entry.Text);

    private static readonly IReadOnlyList<Use> Uses =
    [
        .. Sources("Modules", "*.cs").Concat(Sources("Shop.Web", "*.cs")).SelectMany(CodesIn),
        .. Sources("Shop.Web", "*.cs").Concat(Sources("Shop.Web", "*.cshtml")).SelectMany(KeysIn),
    ];

    [Test]
    public void Every_code_and_key_in_the_source_has_a_text()
    {
        Assert.That(Uses, Has.Count.GreaterThan(1_000));

        var missing = Uses.Where(use => !use.IsPattern && !Variants(use.Key).Any(Texts.ContainsKey));

        Assert.That(missing.Select(use => $"{use.Key} ({use.Where})").Distinct(), Is.Empty);
    }

    [Test]
    public void Every_text_is_used()
    {
        var sources = Sources("Modules", "*.cs")
            .Concat(Sources("Shop.Web", "*.cs"))
            .Concat(Sources("Shop.Web", "*.cshtml"))
            .Select(File.ReadAllText)
            .ToList();
        var exact = sources.SelectMany(source => Quoted().Matches(source)).Select(literal => literal.Value).ToHashSet();
        var prefixes = exact.Where(text => text.Length > 5 && text[^1] is '.' or '_' or '-').ToList();
        var patterns = sources
            .SelectMany(source => Interpolated().Matches(source))
            .Select(literal => Regex.Escape(literal.Groups[1].Value))
            .Where(literal => Hole().Replace(literal, string.Empty).Length > 5)
            .Distinct()
            .Select(literal => new Regex($"^{Hole().Replace(literal, "[\\w.-]+")}$"))
            .ToList();

        var unused = Texts.Keys.Where(key =>
            !NamesOf(key)
                .Any(name =>
                    exact.Contains(name)
                    || prefixes.Exists(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
                    || patterns.Exists(pattern => pattern.IsMatch(name))
                )
        );

        Assert.That(unused, Is.Empty);
    }

    [Test]
    public void Every_argument_that_a_text_names_is_given()
    {
        var stray =
            from use in Uses
            where !use.IsPattern
            from key in Variants(use.Key)
            where Texts.ContainsKey(key)
            from Match placeholder in Placeholder().Matches(Texts[key])
            let name = placeholder.Groups[1].Value
            where !use.Arguments.Contains(name)
            select $"{key} names {{{name}}}, which is not given in {use.Where}";

        Assert.That(stray.Distinct(), Is.Empty);
    }

    [Test]
    public void No_page_has_a_text_of_its_own()
    {
        var views = CompiledCode.Read("Shop.Web").Types().Where(type => type.Namespace == "AspNetCoreGeneratedDocument").ToList();
        Assert.That(views, Has.Count.GreaterThan(80));

        var found =
            from view in views
            from method in view.Methods
            where method.HasBody
            let markup = Ignored().Replace(string.Join('\u0001', LiteralsOf(method)), "\u0001")
            from text in Tag().Replace(markup, "\u0002").Split('\u0001', '\u0002').Concat(Attributes(markup))
            where Word().IsMatch(Entity().Replace(text, string.Empty))
            select $"{view.Name}: {text.Trim()}";

        Assert.That(found.Distinct(), Is.Empty);
    }

    [Test]
    public void No_tag_helper_gets_a_text_from_the_page_itself()
    {
        var found =
            from file in Sources("Shop.Web", "*.cshtml")
            from Match attribute in TextAttribute().Matches(File.ReadAllText(file))
            select $"{Path.GetFileName(file)}: {attribute.Value.Trim()}";

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void No_module_has_a_sentence_for_people()
    {
        var found =
            from assembly in CompiledCode.Implementations().Concat(CompiledCode.Contracts())
            where assembly.Name.Name != "Shop.Notifications"
            from type in assembly.Types()
            where !type.IsMigration()
            from method in type.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            where instruction.OpCode == OpCodes.Ldstr && Sentence().IsMatch((string)instruction.Operand) && !IsForDevelopers(instruction)
            select $"{method.FullName}: {instruction.Operand}";

        Assert.That(found.Distinct(), Is.Empty);
    }

    /// <summary>The text of an exception or of a log entry.</summary>
    private static bool IsForDevelopers(Instruction instruction)
    {
        var next = instruction.Next;
        for (var i = 0; i < 30 && next is not null; i++, next = next.Next)
            if (
                next.Operand is MethodReference called
                && (
                    called.DeclaringType.Name.EndsWith("Exception", StringComparison.Ordinal)
                    || called.DeclaringType.Name is "LoggerExtensions" or "LoggerMessage" or "ObsoleteAttribute"
                )
            )
                return true;
        return false;
    }

    private static IEnumerable<string> LiteralsOf(MethodDefinition method) =>
        from instruction in method.Body.Instructions
        where
            instruction.OpCode == OpCodes.Ldstr
            && instruction.Next?.Operand is MethodReference { Name: "WriteLiteral" or "WriteAttributeValue" }
        select (string)instruction.Operand;

    private static IEnumerable<string> Attributes(string markup) =>
        ReadAttribute().Matches(markup).Select(attribute => attribute.Groups[1].Value);

    /// <summary>How the source may name a text: a page by its key, an error or message by its code, in full or within its module.</summary>
    private static IEnumerable<string> NamesOf(string key)
    {
        var name = Plural().Replace(key, string.Empty);
        var parts = name.Split('.', 3);
        return parts switch
        {
            ["Invariants", var invariant] => [InvariantName(invariant), name],
            ["Errors" or "Messages", var module, var code] => [$"{char.ToLowerInvariant(module[0])}{module[1..]}.{code}", code],
            _ => [name],
        };
    }

    private static string InvariantName(string key) => key[..key.IndexOf('-')] + "." + key[(key.IndexOf('-') + 1)..];

    private static IEnumerable<string> Variants(string key) => [key, key + "_one", key + "_other"];

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Migrations"));

    /// <summary>Codes of errors and messages, with the arguments that follow in the same statement.</summary>
    private static IEnumerable<Use> CodesIn(string file)
    {
        var source = File.ReadAllText(file);
        foreach (Match code in Code().Matches(source))
        {
            var folder = code.Groups["message"].Success ? "Messages" : "Errors";
            var text = code.Groups["code"].Value;
            var dot = text.IndexOf('.', StringComparison.Ordinal);
            if (dot > 0 && char.IsLower(text[0]))
                yield return Use.Of(
                    $"{folder}.{char.ToUpperInvariant(text[0])}{text[1..]}",
                    code.Groups["dollar"].Success,
                    Statement(source, code.Index + code.Length),
                    file
                );
        }
    }

    private static IEnumerable<Use> KeysIn(string file)
    {
        var source = File.ReadAllText(file);
        foreach (Match key in Key().Matches(source))
            yield return Use.Of(
                key.Groups["key"].Value,
                key.Groups["dollar"].Success || key.Groups["plus"].Success,
                Call(source, key.Index + key.Length),
                file
            );
    }

    /// <summary>The rest of the statement.</summary>
    private static string Statement(string source, int from)
    {
        var end = source.IndexOf(";\n", from, StringComparison.Ordinal);
        return source[from..(end < 0 ? source.Length : end)];
    }

    /// <summary>The rest of the call, up to its closing parenthesis.</summary>
    private static string Call(string source, int from)
    {
        var depth = 1;
        for (var i = from; i < source.Length; i++)
            if (
                (
                    depth += source[i] switch
                    {
                        '(' => 1,
                        ')' => -1,
                        _ => 0,
                    }
                ) == 0
            )
                return source[from..i];
        return source[from..];
    }

    /// <param name="Key">The key, or a regular expression when the source interpolates it.</param>
    private sealed record Use(string Key, bool IsPattern, IReadOnlySet<string> Arguments, string Where)
    {
        public static Use Of(string key, bool isInterpolated, string rest, string file) =>
            new(
                isInterpolated ? $"^{Hole().Replace(Regex.Escape(key), "[\\w.-]+")}" : key,
                isInterpolated,
                Argument().Matches(rest).Select(argument => argument.Groups[1].Value).ToHashSet(),
                Path.GetFileName(file)
            );
    }

    [GeneratedRegex(
        """(?:Error\.(?:Invalid|NotFound|Conflict|Refused|Unavailable)|\.WithError|new Error|Refuse"""
            + """|(?<message>new Message|\bMessage\.Of))\(\s*(?<dollar>\$)?"(?<code>[^"]+)"(?!\s*\+)"""
    )]
    private static partial Regex Code();

    [GeneratedRegex(
        """(?<![\w.])(?:T|H|Texts\.T|texts\.Get)\(\s*(?<dollar>\$)?"(?<key>[A-Z][^"]*)"(?<plus>\s*\+)? """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Key();

    [GeneratedRegex("""\(\s*"(\w+)"\s*,""")]
    private static partial Regex Argument();

    [GeneratedRegex("""(?<=")[\w.-]+(?=")""")]
    private static partial Regex Quoted();

    [GeneratedRegex("\\$\"([^\"\\n]*\\{[^\"\\n]*)\"")]
    private static partial Regex Interpolated();

    [GeneratedRegex("_(one|other)$")]
    private static partial Regex Plural();

    [GeneratedRegex(@"\\\{[^}]*}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"(?<!\{)\{(\w+)(?::[^}]*)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("(?s)<(script|style|svg)\\b.*?</\\1>|<!--.*?-->")]
    private static partial Regex Ignored();

    [GeneratedRegex("(?s)<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("&\\w+;|&#\\w+;")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Word();

    [GeneratedRegex("\\b(?:aria-label|title|alt|placeholder)=\"([^\"\u0001]*)")]
    private static partial Regex ReadAttribute();

    [GeneratedRegex(
        "\\s(?:label|hint|title|text|heading|back-text|before|after|note|definition|none|zero|alt|aria-label|placeholder)"
            + "=\"(?=[^\"@]*[A-Z ][^\"@]*\")[A-Z0-9][^\"@]*\\p{L}[^\"@]*\""
    )]
    private static partial Regex TextAttribute();

    [GeneratedRegex(@"^[A-Z][\w'’,]* [^{}]*\p{L}[^{}]*[.!?]$|^ \p{Ll}+ \p{Ll}+ .*\.$")]
    private static partial Regex Sentence();
}
