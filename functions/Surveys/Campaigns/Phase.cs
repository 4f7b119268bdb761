namespace Surveys.Campaigns;

/// <summary>Before or after the talk.</summary>
public enum Phase
{
    Pre,
    Post,
}
