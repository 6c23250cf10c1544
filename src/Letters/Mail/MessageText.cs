namespace Inkassio.Letters.Mail;

/// <summary>Writes a message as bytes.</summary>
static class MessageText
{
    public static byte[] Of(Message message) => throw new NotSupportedException(message.Subject);
}
