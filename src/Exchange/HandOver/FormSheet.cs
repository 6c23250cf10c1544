using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inkassio.Domain;

namespace Inkassio.Exchange.HandOver;

/// <summary>What the value of a field is; a machine reads days as ISO dates and amounts with a point.</summary>
public enum FormValue { Text, Day, Amount, Percent, Number, YesNo }

/// <summary>One field of a form. An empty value is a field that stays empty.</summary>
public sealed record FormField(string Key, string Label, FormValue Kind, string Value);

public sealed record FormSection(string Key, string Title, ImmutableArray<FormField> Fields)
{
    public string this[string key] => Fields.Single(f => f.Key == key).Value;
}

/// <summary>The facts for a form, in the form's order: for people who type them in, and for other programs.</summary>
public sealed record FormSheet(string Form, DateOnly On, ImmutableArray<FormSection> Sections)
{
    /// <summary>Counts changes of meaning; a new field alone is none.</summary>
    public const int Version = 1;

    // Names with umlauts stay readable; the file is no page, so nothing in it can become markup.
    static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public FormSection this[string key] => Sections.Single(s => s.Key == key);

    public byte[] Json()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteString("form", Form);
            json.WriteNumber("version", Version);
            json.WriteString("asOf", FileText.Day(On));
            json.WriteStartArray("sections");
            foreach (var section in Sections) Write(json, section);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    static void Write(Utf8JsonWriter json, FormSection section)
    {
        json.WriteStartObject();
        json.WriteString("key", section.Key);
        json.WriteString("title", section.Title);
        json.WriteStartArray("fields");
        foreach (var field in section.Fields)
        {
            json.WriteStartObject();
            json.WriteString("key", field.Key);
            json.WriteString("label", field.Label);
            json.WriteString("kind", KebabEnum<FormValue>.Word(field.Kind));
            json.WriteString("value", field.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>For people who type it in: one line for each field, UTF-8.</summary>
    public byte[] Text()
    {
        var text = new StringBuilder();
        foreach (var section in Sections)
        {
            text.Append(section.Title).Append("\r\n");
            foreach (var field in section.Fields.Where(f => f.Value.Length > 0))
                text.Append("  ").Append(field.Label).Append(": ").Append(field.Value).Append("\r\n");
            text.Append("\r\n");
        }
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}

/// <summary>How sections come to their fields.</summary>
static class Fields
{
    public static FormField Text(string key, string label, string value) =>
        new(key, label, FormValue.Text, FileText.Line(value));

    public static FormField Day(string key, string label, DateOnly? day) =>
        new(key, label, FormValue.Day, day is { } on ? FileText.Day(on) : "");

    public static FormField Amount(string key, string label, Money? amount) =>
        new(key, label, FormValue.Amount, amount is { } money ? FileText.Amount(money) : "");

    public static FormField Percent(string key, string label, Rate rate) =>
        new(key, label, FormValue.Percent, FileText.Percent(rate));

    public static FormField Number(string key, string label, long? number) =>
        new(key, label, FormValue.Number, number is { } n ? FileText.Number(n) : "");

    public static FormField YesNo(string key, string label, bool? value) =>
        new(key, label, FormValue.YesNo, value switch { true => "ja", false => "nein", null => "" });
}
