using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Insights.Text;
using CxHub.Storage;

namespace CxHub.Tests.Console.Host;

/// <summary>A hub full of invented customers, the same at every call. Nobody in it exists.</summary>
internal sealed class Invented
{
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 3, 30, 0, TimeSpan.Zero);

    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"];
    private static readonly string[] Middles = ["Thị", "Văn", "Minh", "Ngọc", "Thanh", "Quốc", "Hải", "Thu"];
    private static readonly string[] Givens = ["Lan", "Hùng", "Mai", "Tuấn", "Hương", "Đức", "Phương", "Long", "Trang", "Khoa", "Yến", "Sơn", "Vy", "Bảo", "Hạnh"];
    private static readonly string[] Foreign = ["Anna Keller", "James O'Connor", "Marie Dubois", "Kenji Mori", "Sofia Rossi", "Lars Nilsen", "Priya Shah", "Daniel Brown"];
    private static readonly string[] Companies = ["Sao Mai Logistics", "Trường Sơn Foods", "Hải Đăng Marine", "Bến Thành Textiles", "Lotus Retail", "Northwind Trading", "Đông Á Plastics", "Mekong Solar", "Phương Nam Media", "Contoso Vietnam", "An Phú Clinics", "Red River Coffee"];
    private static readonly string[] Touchpoints = ["delivery", "support", "onboarding", "billing", "website", "sales visit"];
    private static readonly string[] Good = ["Giao hàng nhanh, nhân viên rất thân thiện. Cảm ơn!", "Very quick answer, the agent solved it in one call.", "Dịch vụ tuyệt vời, tôi sẽ giới thiệu cho bạn bè.", "Great onboarding, everything was explained clearly."];
    private static readonly string[] Fair = ["Tạm ổn, nhưng trang web hơi khó dùng.", "Okay overall, the invoice took a while.", "Bình thường, không có gì đặc biệt."];
    private static readonly string[] Bad = ["Chờ điện thoại 40 phút mà không ai giải quyết. Rất thất vọng!", "The delivery was late again and nobody called me back.", "Hóa đơn sai ba lần liên tiếp, tôi rất bực mình.", "Support keeps sending me from one team to another."];

    private static readonly string[] Offers = ["Solar kit", "Fleet renewal", "Service contract", "Warehouse lights", "Spare parts", "Training days"];
    private static readonly int[] Moods = [9, 8, 10, 7, 9, 4, 9, 8, 10, 9, 6, 8];

    private readonly Random _random = new(7);
    private readonly List<CanonicalRecord> _records = [];
    private readonly List<SourceRecord> _raw = [];
    private readonly List<Profile> _profiles = [];
    private readonly List<Link> _links = [];
    private readonly List<Score> _scores = [];
    private readonly List<FollowUp> _followUps = [];
    private readonly List<PushLedgerRow> _rows = [];

    public const string StarId = "01958f3a-0000-7000-8000-000000000000";

    public static async Task FillAsync(HubStore store, CancellationToken cancellationToken)
    {
        Invented hub = new();
        hub.Invent();
        await store.WriteAsync(session => hub.StoreAsync(session, cancellationToken), cancellationToken);
    }

    private void Invent()
    {
        for (var i = 0; i < Companies.Length; i++)
        {
            Company(i);
        }

        for (var i = 0; i < 180; i++)
        {
            Customer(i);
        }

        for (var i = 0; i < Companies.Length; i++)
        {
            var values = _records.OfType<Feedback>().Where(answer => answer.Nps is not null && int.Parse(answer.PersonKey!.Value.Id[2..], System.Globalization.CultureInfo.InvariantCulture) % Companies.Length == i).Select(answer => answer.Nps!.Value).ToList();
            var nps = Insights.Scores.Nps.Measure(values.Select(value => (double?)value));
            _scores.Add(Of(SubjectKind.Account, CompanyId(i), Measure.Nps, nps.Value, null, values.Count, Now.AddDays(-i)) with { Lower = nps.ShownInterval?.Lower, Upper = nps.ShownInterval?.Upper });
        }
    }

    private static string CompanyId(int i) => $"01958f3a-1000-7000-8000-{i:000000000000}";

    internal static string ProfileId(int i) => $"01958f3a-0000-7000-8000-{i:000000000000}";

    private void Company(int i)
    {
        SourceKey crm = new("salesforce", "Account", $"001{i:000000}");
        SourceKey erp = new("businesscentral", "customers", $"C{i:0000}");
        Put(new Account { Key = crm, Name = Companies[i], City = i % 2 is 0 ? "Hồ Chí Minh" : "Hà Nội", Country = "VN", Industry = "Trade", ModifiedAt = Now.AddDays(-40) });
        Put(new Account { Key = erp, Name = Companies[i].ToUpperInvariant(), City = i % 2 is 0 ? "TP. Ho Chi Minh" : "Ha Noi", Country = "VN", TaxNumber = $"03{i:00000000}", ModifiedAt = Now.AddDays(-10) });
        _profiles.Add(new(CompanyId(i), SubjectKind.Account, Companies[i], new Dictionary<string, GoldenValue> { ["name"] = Golden(Companies[i], crm), ["city"] = Golden(i % 2 is 0 ? "Hồ Chí Minh" : "Hà Nội", crm), ["taxNumber"] = Golden($"03{i:00000000}", erp) }, null, Now.AddDays(-200), Now));
        _links.Add(new(crm, SubjectKind.Account, CompanyId(i), 0, "match", null, Now.AddDays(-200)));
        _links.Add(new(erp, SubjectKind.Account, CompanyId(i), 21.4, "match", null, Now.AddDays(-180)));
        for (var d = 0; d < 27; d++)
        {
            var mood = Mood(i);
            var closed = d < 24;
            var at = Now.AddDays(-_random.Next(5, 300));
            Put(new Deal
            {
                Key = new("salesforce", "Opportunity", $"006{i:000}{d:000}"),
                Name = $"{Offers[d % Offers.Length]} {2025 + (d % 2)}",
                AccountKey = crm,
                ContactKey = new("salesforce", "Contact", $"00{i + (12 * (d % 9)):0000}"),
                Amount = 20_000 + (_random.Next(1, 40) * 2_500),
                Currency = "USD",
                IsClosed = closed,
                IsWon = closed && _random.NextDouble() < (mood >= 9 ? 0.68 : mood >= 7 ? 0.5 : 0.22),
                CreatedAt = at.AddDays(-60),
                ClosedAt = closed ? at : null,
                Segment = i % 3 is 0 ? "Enterprise" : "Small Business",
                Stage = closed ? "Closed" : "Proposal",
            });
        }
    }

    /// <summary>0 to 10, steady per company.</summary>
    private static int Mood(int i) => Moods[i % Moods.Length];

    private void Customer(int i)
    {
        var name = i % 6 is 5 ? Foreign[i / 6 % Foreign.Length] : $"{Families[i * 7 % Families.Length]} {Middles[i * 3 % Middles.Length]} {Givens[i * 11 % Givens.Length]}";
        var plain = new string([.. Insights.Text.Marks.Strip(name).Where(char.IsLetter)]).ToLowerInvariant();
        var email = $"{plain}{i}@example.com";
        var phone = PhoneNumber.TryParse($"+8490{1000000 + (i * 37)}", "VN", out var parsed) ? parsed : (PhoneNumber?)null;
        SourceKey crm = new("salesforce", "Contact", $"00{i:0000}");
        SourceKey dynamics = new("dataverse", "contact", $"d3b0{i:0000}-77aa-4c1e-9d51-00000000{i:0000}");
        SourceKey erp = new("businesscentral", "customers", $"P{i:0000}");
        var company = i % Companies.Length;
        Put(new Person { Key = crm, FullName = name, Email = Mail(email), Phone = phone, City = "Hồ Chí Minh", Country = "VN", JobTitle = i % 4 is 0 ? "Head of Purchasing" : i % 4 is 1 ? "Trưởng phòng" : null, Company = Companies[company], AccountKey = new("salesforce", "Account", $"001{company:000000}"), BirthDate = new DateOnly(1980 + (i % 25), 1 + (i % 12), 1 + (i % 27)), ModifiedAt = Now.AddDays(-20) });
        Link(crm, i, 0, "match", null);
        if (i % 3 is not 2)
        {
            Put(new Person { Key = dynamics, FullName = Insights.Text.Marks.Strip(name), Email = Mail(i % 5 is 0 ? $"{plain}@work.example" : email), Phone = phone, City = "Ho Chi Minh City", Country = "Vietnam", ModifiedAt = Now.AddDays(-9) });
            Link(dynamics, i, i % 5 is 0 ? 14.2 : 24.9, "match", Evidence(crm, i % 5 is 0));
        }

        if (i % 2 is 0)
        {
            Put(new Person { Key = erp, FullName = name.ToUpperInvariant(), Email = Mail(email), CustomerNumber = $"P{i:0000}", City = "TP. HCM", Country = "VN", ModifiedAt = Now.AddDays(-3) });
            Link(erp, i, 24.9, "match", Evidence(crm, false));
            for (var o = 0; o < 3; o++)
            {
                Put(new Order { Key = new("businesscentral", "salesInvoices", $"INV{i:000}{o}"), Number = $"INV-{i:000}{o}", Kind = o is 2 ? "credit memo" : "invoice", CustomerKey = erp, Amount = o is 2 ? -150_000 : 1_250_000 + (i * 5_000), Currency = "VND", PlacedAt = Now.AddDays(-30 - (o * 55) - (i % 20)), Status = "Open" });
            }
        }

        _profiles.Add(new(ProfileId(i), SubjectKind.Profile, name, GoldenOf(name, email, phone, i, crm, erp), CompanyId(company), Now.AddDays(-300 + i), Now.AddDays(-3)));
        History(i, crm, company);
    }

    private static Dictionary<string, GoldenValue> GoldenOf(string name, string email, PhoneNumber? phone, int i, SourceKey crm, SourceKey erp)
    {
        Dictionary<string, GoldenValue> golden = new() { ["fullName"] = Golden(name, crm), ["email"] = Golden(email, crm), ["city"] = Golden("Hồ Chí Minh", crm), ["country"] = Golden("VN", i % 2 is 0 ? erp : crm), ["company"] = Golden(Companies[i % Companies.Length], crm) };
        if (phone is { } number)
        {
            golden["phone"] = Golden(number.ToString(), crm);
        }

        if (i % 4 < 2)
        {
            golden["jobTitle"] = Golden(i % 4 is 0 ? "Head of Purchasing" : "Trưởng phòng", crm);
        }

        return golden;
    }

    private void History(int i, SourceKey person, int company)
    {
        var answers = i % 9 is 8 ? 0 : 2 + (i % 6);
        Feedback? last = null;
        for (var a = 0; a < answers; a++)
        {
            var mood = Math.Clamp(Mood(company) + _random.Next(-3, 3) + (a is 0 && i % 12 is 0 ? -7 : 0), 0, 10);
            var at = Now.AddDays(-(a * 60) - _random.Next(1, 60)).AddHours(_random.Next(0, 10));
            var words = mood >= 9 ? Good : mood >= 7 ? Fair : Bad;
            Feedback answer = new()
            {
                Key = new("surveys", "responses", $"R{i:000}{a}"),
                PersonKey = person,
                AnsweredAt = at,
                SurveyKind = a % 3 is 2 ? "relational" : "transactional",
                Touchpoint = a % 3 is 2 ? "relationship" : Touchpoints[(i + a) % Touchpoints.Length],
                Channel = "email",
                Language = words[(i + a) % words.Length].Any(letter => letter > 0x1E00) ? "vi" : "en",
                Nps = mood,
                Csat = Math.Clamp(1 + (mood * 4 / 9), 1, 5),
                Ces = Math.Clamp(1 + (mood * 6 / 9), 1, 7),
                Comment = (i + a) % 3 is 1 ? null : words[(i + a) % words.Length],
                ModifiedAt = at,
            };
            Put(answer);
            last = last is null || answer.AnsweredAt > last.AnsweredAt ? answer : last;
        }

        for (var v = 0; v < i % 6; v++)
        {
            Put(new Interaction { Key = new("matomo", "visits", $"{i}{v:00}"), PersonKey = person, Channel = "web", OccurredAt = Now.AddDays(-_random.Next(1, 200)).AddMinutes(-_random.Next(600)), DurationSeconds = 40 + (v * 71), Actions = 2 + v, Page = v % 2 is 0 ? "/checkout" : "/products/solar-kit", CartAbandoned = v is 2 ? true : null, CartValue = v is 2 ? 2_450_000 : null });
        }

        if (i % 4 is 0)
        {
            var opened = Now.AddDays(-_random.Next(3, 120));
            Put(new SupportCase { Key = new("dataverse", "incident", $"CAS-{i:0000}"), Subject = i % 8 is 0 ? "Giao hàng trễ" : "Invoice shows the wrong address", ContactKey = person, Priority = "high", OpenedAt = opened, IsClosed = i % 8 is not 0, ClosedAt = i % 8 is not 0 ? opened.AddHours(30) : null });
        }

        if (last is not null)
        {
            Scores(i, answers, last);
        }
    }

    private void Scores(int i, int answers, Feedback last)
    {
        _scores.Add(Of(SubjectKind.Profile, ProfileId(i), Measure.Nps, last.Nps, null, answers, last.AnsweredAt));
        _scores.Add(Of(SubjectKind.Profile, ProfileId(i), Measure.Csat, last.Csat, null, answers, last.AnsweredAt));
        _scores.Add(Of(SubjectKind.Profile, ProfileId(i), Measure.Ces, last.Ces, null, answers, last.AnsweredAt));
        _scores.Add(Of(SubjectKind.Profile, ProfileId(i), Measure.Sentiment, last.Nps >= 9 ? 0.8 : last.Nps >= 7 ? 0 : -0.7, last.Nps >= 9 ? "positive" : last.Nps >= 7 ? "neutral" : "negative", 1, last.AnsweredAt));
        var health = Math.Clamp((last.Nps ?? 5) * 9.5, 5, 95);
        _scores.Add(Of(SubjectKind.Profile, ProfileId(i), Measure.Health, health, health < 50 ? "red" : health < 75 ? "amber" : "green", answers, last.AnsweredAt));
        if (last.Nps <= 6)
        {
            Work(i, last);
        }

        _rows.Add(Row(i, last));
    }

    private void Work(int i, Feedback cause)
    {
        var state = (i % 7) switch { 0 or 1 or 2 => FollowUpState.Completed, 3 => FollowUpState.Cancelled, 4 when i % 28 is 4 => FollowUpState.Rejected, _ => FollowUpState.Open };
        var closed = state is FollowUpState.Completed or FollowUpState.Cancelled;
        var triggered = closed ? cause.AnsweredAt.AddMinutes(4) : Now.AddHours(-5 - (i % 60));
        var name = _profiles[^1].Name;
        _followUps.Add(new()
        {
            Key = $"fu-{i:000}",
            Rule = "detractor-call",
            FeedbackKey = cause.Key,
            ProfileId = ProfileId(i),
            Target = i % 2 is 0 ? "dataverse" : "salesforce",
            State = state,
            Order = new() { Key = $"fu-{i:000}", Subject = $"Call {name} about {cause.Touchpoint} (NPS {cause.Nps})", Description = cause.Comment ?? "", DueAt = closed ? triggered.AddHours(24) : Now.AddHours((i * 13 % 60) - 12) },
            TriggeredAt = triggered,
            RecordId = $"00T{i:000}",
            OpenedAt = triggered.AddMinutes(1),
            Link = new Uri($"https://crm.example/tasks/00T{i:000}"),
            ClosedAt = closed ? triggered.AddHours(9) : null,
            Hours = closed ? 9 : null,
            Outcome = state is FollowUpState.Completed ? "Called, apologised, replacement sent" : null,
            Reason = state is FollowUpState.Rejected ? "The owner 005-77 is not active in the CRM." : null,
            EscalationLevel = i % 11 is 0 ? 1 : 0,
            CrmStatus = i % 5 is 0 ? "Waiting on someone else" : null,
            Pauses = i % 5 is 0 && state is FollowUpState.Open ? [new(Now.AddHours(-3))] : [],
            Notes = i % 4 is 0 && !closed ? [new($"fu-{i:000}-2", "NPS 1 on 2 March (delivery): \"Vẫn chưa ai gọi lại cho tôi.\"", Now.AddHours(-1)) { SentAt = i % 8 is 0 ? Now.AddMinutes(-50) : null }] : [],
        });
    }

    private static PushLedgerRow Row(int i, Feedback last)
    {
        var outcome = (i % 23) switch { 3 => RowOutcome.Rejected, 4 => RowOutcome.Filtered, 5 => RowOutcome.Parked, < 12 => RowOutcome.Written, _ => RowOutcome.Unchanged };
        Dictionary<string, object?> before = new() { ["CX_NPS__c"] = i % 2 is 0 ? null : 7m, ["CX_Comment__c"] = null };
        Dictionary<string, object?> after = new() { ["CX_NPS__c"] = (decimal)last.Nps!.Value, ["CX_Comment__c"] = last.Comment };
        return outcome switch
        {
            RowOutcome.Written => new("Contact", $"00{i:0000}", ProfileId(i), outcome, null, null, null, before, after, Now.AddHours(-2)),
            RowOutcome.Rejected => new("Contact", $"00{i:0000}", ProfileId(i), outcome, "UNABLE_TO_LOCK_ROW", "Another transaction held the account of this contact.", "It is tried again with the next push; if it stays, look for a process that updates the account all the time.", before, after, Now.AddHours(-2)),
            RowOutcome.Parked => new("Contact", $"00{i:0000}", ProfileId(i), outcome, "DUPLICATE_VALUE", "parked after 10 rejections: duplicate value found", "Merge the two contacts.", before, after, Now.AddHours(-2)),
            RowOutcome.Filtered => new("Contact", $"00{i:0000}", ProfileId(i), outcome, null, "The customer asked not to be contacted.", null, before, after, Now.AddHours(-2)),
            _ => new("Contact", $"00{i:0000}", ProfileId(i), outcome, null, null, null, new Dictionary<string, object?>(), new Dictionary<string, object?>(), Now.AddHours(-2)),
        };
    }

    private async Task StoreAsync(HubSession session, CancellationToken cancellationToken)
    {
        await session.Records.LandAsync(_raw, fullLoad: false, cancellationToken);
        await session.Canonical.PutAsync(_records, cancellationToken);
        await session.Answers.JudgeAsync("lexicon", [.. _records.OfType<Feedback>().Where(answer => answer.Comment is not null).Select(answer => (answer.Key, CommentJudge.WordList.Judge(answer.Comment!, answer.Language)))], cancellationToken);
        await session.Answers.PutTopicsAsync([.. _records.OfType<Feedback>().Select(answer => answer.Key)], [.. _records.OfType<Feedback>().Where(answer => answer.Comment is not null).SelectMany(answer => new TopicFinder(Taxonomy.BuiltIn.Topics).Find(answer.Comment!, answer.Language).Select(mention => new AnswerTopic(answer.Key, mention.Topic.Code, mention.Sentiment.ToString())))], cancellationToken);
        await session.Profiles.ApplyAsync(new() { Upserts = _profiles, Links = _links, Events = [new(StarId, "created", null, Now.AddDays(-300)), new(StarId, "recordAdded", "businesscentral/customers/P0000", Now.AddDays(-90))] }, cancellationToken);
        await session.Scores.PutAsync(_scores, cancellationToken);
        foreach (var work in _followUps)
        {
            await session.FollowUps.AddAsync(work, cancellationToken);
        }

        foreach (var (source, entity) in _raw.Select(record => (record.Key.Source, record.Key.Entity)).Distinct())
        {
            var broken = source is "matomo";
            await session.Cursors.SetAsync(new(source, entity, "cursor", null, Now.AddMinutes(broken ? -60 * 31 : -14), Now.AddMinutes(-14), broken ? "GET /index.php answered 403: token_auth has no view access to site 1. Give the user of the token the role 'view'." : null), cancellationToken);
        }

        await session.SetAside.PutAsync([new("map", "surveys", "R999", "nps: 11 is outside 0 to 10", null, Now.AddHours(-3)), new("feedback", "csv", "answers.csv:42", "answeredAt: '31/02/2026' is no date", "…", Now.AddHours(-9))], cancellationToken);
        await session.SetAside.PutAsync([new("push", "salesforce", "salesforce", "salesforce/Contact: 812 of 1204 rows (67 %) would change, more than the 30 % that pass by themselves; look at the preview and approve the run", null, Now.AddMinutes(-20))], cancellationToken);
        await session.PausedFields.SetAsync("salesforce", "Contact", [new("salesforce", "Contact", "Title", true, false, "salesforce has no field Contact.Title, or the hub's user may not see it", "config/mappings/salesforce.yaml:9:19", Now.AddHours(-5))], cancellationToken);
        await PushesAsync(session, cancellationToken);
        await InventedFigures.MeasureAsync(session, cancellationToken);
        await session.Runs.StartAsync(new("run-2", "schedule", Now.AddHours(-2).AddMinutes(-3), Now.AddHours(-2), "succeeded", """{"pulled":212,"mapped":208,"profiles":41,"scores":96,"written":84,"followUps":3}"""), cancellationToken);
        await session.Runs.StartAsync(new("run-1", "command", Now.AddHours(-26).AddMinutes(-4), Now.AddHours(-26), "failed", """{"pulled":18,"error":"matomo: 403"}"""), cancellationToken);
        await session.Messages.RecordFailedAsync(new("m-1", StepQueue.FollowUpsDue, "dataverse", "{}", "dataverse answered 400: owner 005-77 is not active", 8, Now.AddHours(-4)), cancellationToken);
        await session.Decisions.PutAsync(new(_links[0].Record, _links[1].Record, "same", "lan.steward", Now.AddDays(-6), null), cancellationToken);
        await session.Audit.AddAsync(new(Now.AddDays(-1), "minh.admin", "push.undo", "push-0", null), cancellationToken);
    }

    private async Task PushesAsync(HubSession session, CancellationToken cancellationToken)
    {
        int Count(RowOutcome outcome) => _rows.Count(row => row.Outcome == outcome);
        await session.Pushes.StartAsync(new("push-0", "dataverse", PushRunState.Undone, Now.AddDays(-1).AddHours(-2), Now.AddDays(-1).AddHours(-2).AddSeconds(41), 120, 44, 70, 4, 2, 9, "Undone by minh.admin"), cancellationToken);
        await session.Pushes.StartAsync(new("push-1", "dataverse", PushRunState.Succeeded, Now.AddHours(-2), Now.AddHours(-2).AddSeconds(37), 118, 31, 85, 2, 0, 8, null), cancellationToken);
        await session.Pushes.StartAsync(new("push-2", "salesforce", PushRunState.Succeeded, Now.AddHours(-2).AddMinutes(1), Now.AddHours(-2).AddSeconds(128), _rows.Count, Count(RowOutcome.Written), Count(RowOutcome.Unchanged), Count(RowOutcome.Filtered), Count(RowOutcome.Rejected), 3, null) { Parked = Count(RowOutcome.Parked) }, cancellationToken);
        await session.Pushes.AddRowsAsync("push-2", _rows, cancellationToken);
    }

    private void Put(CanonicalRecord record)
    {
        _records.Add(record);
        _raw.Add(new(record.Key, record.ModifiedAt == default ? Now.AddDays(-1) : record.ModifiedAt, false, record is Person person ? $$"""{"Name":"{{person.FullName}}","Email":"{{person.Email}}","Title":"{{person.JobTitle}}"}""" : "{}"));
    }

    private void Link(SourceKey record, int i, double weight, string rule, string? evidence) =>
        _links.Add(new(record, SubjectKind.Profile, ProfileId(i), weight, rule, evidence, Now.AddDays(-250)));

    private static string Evidence(SourceKey with, bool weak) => weak
        ? $$"""{"other":"{{with}}","priorBits":-18.9,"steps":[{"field":"name","level":"equal without marks","bits":15.8},{"field":"phone","level":"equal","bits":19.4},{"field":"email","level":"different","bits":-3.1},{"field":"city","level":"equal","bits":3.0}],"caps":[{"rule":"shared phone","bits":2.0}]}"""
        : $$"""{"other":"{{with}}","priorBits":-18.9,"steps":[{"field":"name","level":"equal without marks","bits":15.8},{"field":"email","level":"equal","bits":21.2},{"field":"city","level":"alias","bits":2.8},{"field":"phone","level":"equal","bits":4.0}],"caps":[]}""";

    private static GoldenValue Golden(string value, SourceKey source) => new(value, source, "sourcePriority", Now.AddDays(-20));

    private static EmailAddress? Mail(string text) => EmailAddress.TryParse(text, out var mail) ? mail : null;

    private static Score Of(SubjectKind kind, string id, string measure, double? value, string? text, int count, DateTimeOffset at) => new()
    {
        Subject = kind,
        SubjectId = id,
        Measure = measure,
        Value = value,
        Text = text,
        Count = count,
        At = at,
        FormulaVersion = "test/1",
        InputHash = $"{id}{measure}",
    };
}
