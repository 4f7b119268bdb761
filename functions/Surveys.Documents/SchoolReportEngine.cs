namespace Surveys.Documents;

/// <summary>Renders a school's report as a PDF. The same report gives the same bytes. Safe to call from several threads at once.</summary>
public delegate byte[] SchoolReportEngine(SchoolReport report);
