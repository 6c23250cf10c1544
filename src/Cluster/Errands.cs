using Inkassio.Storage;
using Orleans.Runtime;

namespace Inkassio.Cluster;

/// <summary>A call across the cluster says for whom it is made, and a grain lets in only its own tenant's.</summary>
static class Errands
{
    const string Key = "inkassio.errand";

    /// <summary>What is called from here on in this flow is called for this tenant.</summary>
    public static void Go(TenantDb db) => RequestContext.Set(Key, Errand.Of(db).Words);

    /// <summary>The errand of the call that is being answered.</summary>
    /// <exception cref="FormatException">It has none.</exception>
    public static Errand Here => Errand.Read(RequestContext.Get(Key) as string[]);
}

/// <summary>Compares every call of a grain of ours with the tenant in the grain's key.</summary>
// Reminders come from the cluster itself and carry no errand; a grain opens its own tenant for them.
sealed class TenantGate : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType?.Assembly == typeof(TenantGate).Assembly
            && AccountKey.TenantIn(context.TargetId) != Errands.Here.Tenant)
            throw new UnauthorizedAccessException($"{context.TargetId} belongs to another tenant than the caller's.");
        return context.Invoke();
    }
}

/// <summary>The keys of grains: the tenant first, so that it can be compared.</summary>
static class AccountKey
{
    public static string Of(TenantId tenant) => $"{tenant.Value:N}";

    public static string Of(TenantId tenant, DebtorId debtor) => $"{tenant.Value:N}{debtor.Value:N}";

    public static TenantId TenantIn(GrainId grain) => new(Guid.ParseExact(Text(grain)[..32], "N"));

    public static DebtorId DebtorIn(GrainId grain) => new(Guid.ParseExact(Text(grain)[32..], "N"));

    static string Text(GrainId grain) => grain.Key.ToString()!;
}
