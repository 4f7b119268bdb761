namespace Surveys.Campaigns;

/// <summary>For whom a questionnaire is written. Chosen by grade, not by school level.</summary>
public enum Audience
{
    Pupils9To12,
    Pupils13To18,
    Adults,
}
