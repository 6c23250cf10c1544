using System.Diagnostics;
using System.Text.Json;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>What another program reads in our bytes: Python's e-mail package. Texts are without their last line end,
/// which in a mail of several parts belongs to the boundary.</summary>
sealed record ReadMail(
    string[][] Headers, string Subject, string FromName, string FromAddress, string ToName, string ToAddress,
    string? Text, string? Html, ReadFile[] Files, string[] Defects);

sealed record ReadFile(string? Name, string MediaType, byte[] Bytes);

static class Postbox
{
    const string Script = """
        import base64, email, email.header, email.policy, email.utils, json, sys
        def body(m, kind):
            p = m.get_body(preferencelist=(kind,))
            return p.get_content().replace('\r\n', '\n').removesuffix('\n') if p is not None else None
        # The newer parser puts a space between two encoded words of a name, against RFC 2047 section 6.2.
        def box(m, name):
            shown, address = email.utils.parseaddr(m[name])
            return str(email.header.make_header(email.header.decode_header(shown))), address
        def one(raw):
            m = email.message_from_bytes(base64.b64decode(raw), policy=email.policy.default)
            old = email.message_from_bytes(base64.b64decode(raw))
            f, t = box(old, 'From'), box(old, 'To')
            return dict(headers=[[k, str(v)] for k, v in m.items()], subject=str(m['Subject']),
                fromName=f[0], fromAddress=f[1], toName=t[0], toAddress=t[1],
                text=body(m, 'plain'), html=body(m, 'html'),
                files=[dict(name=a.get_filename(), mediaType=a.get_content_type(),
                    bytes=base64.b64encode(a.get_payload(decode=True)).decode()) for a in m.iter_attachments()],
                defects=[repr(d) for p in m.walk() for d in p.defects]
                    + [repr(d) for v in m.values() for d in getattr(v, 'defects', ())])
        print(json.dumps([one(raw) for raw in json.load(sys.stdin)]))
        """;

    /// <summary>Reads messages; without Python the test is skipped visibly.</summary>
    public static ReadMail[] Read(params IEnumerable<byte[]> messages)
    {
        var start = new ProcessStartInfo("python3", ["-I", "-c", Script])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not installed here.");
            throw;
        }
        using (process)
        {
            process.StandardInput.Write(JsonSerializer.Serialize(messages.Select(Convert.ToBase64String)));
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return JsonSerializer.Deserialize<ReadMail[]>(output, JsonSerializerOptions.Web)!;
        }
    }
}
