using Inkassio.Assistant.Models;
using Inkassio.Assistant.Talking;
using Inkassio.Grains;
using Inkassio.Grains.Post;
using Inkassio.Storage;
using Inkassio.Web.Asking;
using Inkassio.Web.Customers;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Support;

/// <summary>The books: one database, one host for the grains, and the work that goes on without a page.</summary>
public static class Books
{
    public static void AddBooks(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(_ => MasterKey.FromFile(settings.MasterKey.FullName));
        services.AddSingleton(all => Database.Open(
            settings.Address, all.GetRequiredService<MasterKey>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(settings.Mail);
        services.AddSingleton(new PostLimits());
        services.AddSingleton(_ => new ModelOffice(settings.Assistant, ModelLimits.Usual));
        services.AddSingleton(all => new EmbeddedHost(
            all.GetRequiredService<Database>(), settings.Mail, all.GetService<IDebtorHost>()));
        services.AddScoped<CustomerDesk>();
        services.AddSingleton(all => new CaseBook(all.GetRequiredService<EmbeddedHost>().Rates));
        services.AddSingleton<Conversation>();
        services.AddSingleton<DraftShelf>();
        services.AddScoped<AssistantDesk>();
        services.AddScoped<PeopleNames>();
        services.AddSingleton<BackgroundWork>();
        services.AddHostedService(all => all.GetRequiredService<BackgroundWork>());
        if (settings.Host == AccountHost.Embedded) services.AddHostedService<DunningClock>();
        services.AddHostedService<LetterPost>();
        services.AddHostedService<InboundPost>();
        services.AddHostedService<CheckpointClock>();
    }
}
