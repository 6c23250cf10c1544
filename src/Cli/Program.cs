using Inkassio.Cli;

// Umlauts and the euro sign leave as they are, whatever the terminal's own encoding is.
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());
return await Terminal.Run(args, Console.Out, Console.Error, TimeProvider.System, stop.Token);
