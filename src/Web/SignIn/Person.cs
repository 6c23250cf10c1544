using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Microsoft.AspNetCore.Identity;

namespace Inkassio.Web.SignIn;

/// <summary>Somebody who may sign in. Belongs to one or more firms.</summary>
public sealed class Person : IdentityUser
{
    public Person() => Id = Guid.CreateVersion7().ToString();

    /// <summary>How the product greets this person.</summary>
    public string Name { get; set; } = "";
}

/// <summary>What a person may do within one firm. Stored as the lower-case word.</summary>
public enum Role { Owner, Bookkeeper, Reader }

/// <summary>A person's place in a firm; takes effect within 30 seconds of being changed.</summary>
public sealed class Membership
{
    public required string Person { get; init; }

    public required TenantId Tenant { get; init; }

    public required Role Role { get; set; }
}

/// <summary>What sign-in must know of a firm before any of the firm's own data may be read.</summary>
public sealed class FirmEntry
{
    public required TenantId Tenant { get; init; }

    public required string Name { get; set; }

    public required string Town { get; set; }

    public required Country Country { get; set; }

    /// <summary>What was stated at the opening, as JSON, so that an interrupted opening can be finished.</summary>
    public required string Stated { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}
