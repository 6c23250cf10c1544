using System.Threading.RateLimiting;

namespace Inkassio.Web.Support;

/// <summary>How often one address may knock at the doors that cost a password hash.</summary>
public static class RateLimits
{
    /// <summary>The policy's name, for the pages and forms that it guards.</summary>
    public const string Door = "door";

    /// <summary>Forms sent per minute and address.</summary>
    public const int DoorMax = 20;

    public static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Door, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new() { PermitLimit = DoorMax, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("reading"));
    });
}
