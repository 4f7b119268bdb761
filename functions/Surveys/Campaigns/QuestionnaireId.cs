namespace Surveys.Campaigns;

/// <summary>Identifies one published questionnaire, which never changes. Written as <c>Pupils9To12.1</c>.</summary>
public readonly record struct QuestionnaireId(Audience Audience, int Version)
{
    public override string ToString() => $"{Audience}.{Version}";
}
