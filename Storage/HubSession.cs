namespace CxHub.Storage;

/// <summary>One transaction's view of the store: the stores of all steps over the same connection.</summary>
public sealed class HubSession
{
    internal HubSession(SqlSession sql)
    {
        Sql = sql;
        Records = new RecordStore(sql);
        Cursors = new CursorStore(sql);
        PausedFields = new PausedFieldStore(sql);
        SetAside = new SetAsideStore(sql);
        Canonical = new CanonicalStore(sql);
        Answers = new AnswerStore(sql);
        Corrections = new CorrectionStore(sql);
        Customers = new CustomerStore(sql);
        Pending = new PendingWork(sql);
        Profiles = new ProfileStore(sql);
        Decisions = new DecisionStore(sql);
        Identity = new IdentityStore(sql);
        Models = new ModelStore(sql);
        Scores = new ScoreStore(sql);
        Targets = new TargetStore(sql);
        Pushes = new PushLedger(sql);
        Refusals = new RefusalStore(sql);
        FollowUps = new FollowUpStore(sql);
        Messages = new MessageQueue(sql);
        Leases = new LeaseStore(sql);
        Runs = new RunLog(sql);
        Audit = new AuditLog(sql);
        Overview = new OverviewStore(sql);
        Quality = new QualityStore(sql);
        Kpis = new KpiStore(sql);
        Segments = new SegmentStore(sql);
        Privacy = new PrivacyStore(sql);
    }

    internal SqlSession Sql { get; }

    public RecordStore Records { get; }

    public CursorStore Cursors { get; }

    public PausedFieldStore PausedFields { get; }

    public SetAsideStore SetAside { get; }

    public CanonicalStore Canonical { get; }

    public AnswerStore Answers { get; }

    public CorrectionStore Corrections { get; }

    public CustomerStore Customers { get; }

    public PendingWork Pending { get; }

    public ProfileStore Profiles { get; }

    public DecisionStore Decisions { get; }

    public IdentityStore Identity { get; }

    public ModelStore Models { get; }

    public ScoreStore Scores { get; }

    public TargetStore Targets { get; }

    public PushLedger Pushes { get; }

    public RefusalStore Refusals { get; }

    public FollowUpStore FollowUps { get; }

    public MessageQueue Messages { get; }

    public LeaseStore Leases { get; }

    public RunLog Runs { get; }

    public AuditLog Audit { get; }

    public OverviewStore Overview { get; }

    public QualityStore Quality { get; }

    public KpiStore Kpis { get; }

    public SegmentStore Segments { get; }

    public PrivacyStore Privacy { get; }
}
