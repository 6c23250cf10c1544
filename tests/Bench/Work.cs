using Inkassio.Grains;
using Inkassio.Storage;

namespace Inkassio.Bench;

/// <summary>The rooms that a day's run needs, put together as the product does.</summary>
sealed class Work
{
    readonly DunningRun run;
}
