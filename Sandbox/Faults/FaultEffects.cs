namespace CxHub.Sandbox.Faults;

/// <summary>Where in a request's life each effect acts.</summary>
public static class FaultEffects
{
    extension(FaultEffect effect)
    {
        /// <summary>The rule answers in the server's place.</summary>
        public bool Answers => effect is FaultEffect.Status or FaultEffect.Html or FaultEffect.CutBeforeCommit;

        /// <summary>The server works, but its answer does not arrive as written.</summary>
        public bool ChangesAnswer => effect is FaultEffect.CutAfterCommit or FaultEffect.MalformedBody;

        /// <summary>The rule is asked for by the server while it handles a request, not once per request.</summary>
        public bool ActsInside => effect is FaultEffect.RowLock or FaultEffect.PoisonRow or FaultEffect.PageSize or FaultEffect.HideField;
    }
}
