using System.CommandLine;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Grains;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Cli.Verbs;

/// <summary><c>run</c>: a day's dunning run; on demand, every letter released and written to a folder.</summary>
static class RunVerb
{
}
