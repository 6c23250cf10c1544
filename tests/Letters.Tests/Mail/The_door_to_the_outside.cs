using System.Net;
using Inkassio.Letters.Mail;
using Inkassio.MailSink;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>A tenant's mail server is on the open network, whatever the tenant writes .</summary>
public sealed class The_door_to_the_outside
{
    public static TheoryData<string> Inside =>
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0", "10.1.2.3", "172.16.0.1",
        "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "::1", "::", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1", "fc00::1",
        "fd12:3456::1", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "3fff::1",
        "fec0::1", "100::1", "192.0.0.1", "192.0.2.1", "203.0.113.7", "240.0.0.1", "localhost",
    ];

    [Theory, MemberData(nameof(Inside))]
    public async Task stays_shut_for_an_inner_address(string host)
    {
        var (addresses, fault) = await new OutsideDoor().Find(host, 465, default);
        Assert.Empty(addresses);
        Assert.NotNull(fault);
    }

    [Theory]
    [InlineData("9.9.9.9"), InlineData("2620:fe::fe"), InlineData("::ffff:9.9.9.9")]
    public async Task opens_for_an_outer_address(string host) => Assert.Null(
        (await new OutsideDoor().Find(host, 587, default)).Fault);

    [Fact]
    public async Task stays_shut_when_one_of_many_addresses_is_inside()
    {
        var door = new OutsideDoor
        {
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("9.9.9.9"), IPAddress.Parse("10.0.0.1")]),
        };
        Assert.Equal(SubmissionFault.HostForbidden, (await door.Find("mail.example", 465, default)).Fault);
    }

    [Theory]
    [InlineData(22), InlineData(80), InlineData(5432), InlineData(0), InlineData(-1), InlineData(70_000)]
    public async Task stays_shut_for_a_port_that_is_not_for_mail(int port) => Assert.Equal(
        SubmissionFault.PortForbidden, (await new OutsideDoor().Find("9.9.9.9", port, default)).Fault);

    [Fact]
    public async Task opens_inside_for_what_the_operator_has_named() => Assert.Null(
        (await new OutsideDoor("relay.intern") { Resolve = Loopback }.Find("Relay.Intern", 2526, default)).Fault);

    [Fact]
    public async Task leads_to_the_address_that_was_looked_at()
    {
        await using var sink = Sink.Start(new());
        var asked = 0;
        // The name system answers differently the second time: nobody asks it a second time.
        var door = new OutsideDoor("mail.example")
        {
            Resolve = (_, _) => Task.FromResult<IPAddress[]>(
                [asked++ == 0 ? IPAddress.Loopback : IPAddress.Parse("127.0.0.99")]),
        };
        await using var submission = new Submission(
            new("mail.example", sink.Port, MailEncryption.None), door, Given.Limits, TimeProvider.System);
        Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send());
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("2130706433"), InlineData("::ffff:127.0.0.1"), InlineData("localhost")]
    public async Task lets_no_connection_through_to_a_listener_inside(string host)
    {
        await using var sink = Sink.Start(new());
        await using var submission = new Submission(
            new(host, sink.Port, MailEncryption.None), new OutsideDoor { Ports = [sink.Port] }, Given.Limits,
            TimeProvider.System);
        var outcome = Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send());
        Assert.Equal(SubmissionFault.HostForbidden, outcome.Fault);
        Assert.Empty(sink.Heard);
    }

    static Task<IPAddress[]> Loopback(string host, CancellationToken stop) =>
        Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
}
