// A mail server that keeps what it accepts and fails on demand; it speaks real SMTP, and delivers to nobody.
//
//   dotnet MailSink.dll --file FILE [--port N] [--tls none|starttls|tls] [--user NAME --password WORD]
//                       [--delay POINT=MIN-MAX]… [--fault POINT=WHAT[@SHARE][*TIMES]]… [--seed N] [--until-stdin-ends]
//
// FILE    One JSON object a line for each accepted message: {at, messageId, from, to, bytes (base64)}. A line is on
//         the disk (fsync) before the server says 250, so a message that was answered is always in it. Appended to.
// --port  127.0.0.1 only. 0, the usual, takes a free port.
// POINT   connect (before the greeting), hello, sign-in, mail, rcpt, data (before 354), body (after the first line of
//         the body), dot (the dot is read, nothing kept), stored (kept and on disk, before 250), replied (after 250).
// MIN-MAX Milliseconds to wait at that point, evenly spread; for the latency before the dot say --delay data=1000-4000,
//         for the one between keeping and answering --delay stored=20-60.
// WHAT    drop (hang up), stall (never answer), or a code such as 451 or 550 (answered in place of the usual; the
//         message is not kept, but at `stored` it is). SHARE 0…1 of the times, by the seed; TIMES at most so often.
//
// The first line on stdout says {"port":…,"certificate":"SHA-256 in hexadecimal"}. It ends on SIGTERM, or with
// --until-stdin-ends when its standard input ends, which happens too when the process that started it dies.
using System.Globalization;
using Inkassio.MailSink;

if (SinkWords.Read(args, out var wrong) is not { } settings)
{
    await Console.Error.WriteLineAsync(wrong);
    return 2;
}
await using var sink = Sink.Start(settings);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $$"""{"port":{{sink.Port}},"certificate":"{{sink.CertificateHash}}"}"""));
if (args.Contains("--until-stdin-ends")) await Console.In.ReadToEndAsync();
else await Task.Delay(Timeout.Infinite);
return 0;
