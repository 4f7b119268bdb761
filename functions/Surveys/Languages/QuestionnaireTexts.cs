using System.Collections.Immutable;

namespace Surveys.Languages;

/// <summary>The words of one questionnaire.</summary>
public sealed record QuestionnaireTexts(string Title, ImmutableDictionary<string, ItemTexts> Items);

/// <summary>The words of one item: the question, a short label for tables and charts, and one text per option.</summary>
public sealed record ItemTexts(string Text, string Label, ImmutableDictionary<string, string> Options);
