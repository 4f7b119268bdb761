using System.Collections.Immutable;
using Surveys.App.Aggregate;
using Surveys.App.Analyze;
using Surveys.App.Campaigns;
using Surveys.App.Collect;
using Surveys.App.Http;
using Surveys.App.Pages;
using Surveys.App.Publish;
using Surveys.Storage;

namespace Surveys.App;

/// <summary>Every function of the app, declared once.</summary>
public static class FunctionTable
{
    private const long LargestImport = 4 * 1024 * 1024;

    public static ImmutableArray<Function> All { get; } =
    [
        // Pupils
        new HttpFunction("SurveyPage", "GET", "s/{code}", "The survey page.", SurveyPages.Show),
        new HttpFunction("SurveyPageSubmit", "POST", "s/{code}", "The form's answer without JavaScript.", SurveyPages.Submit),
        new HttpFunction("SurveyPageThanks", "GET", "s/{code}/thanks", "The page after sending.", SurveyPages.Thanks),
        new HttpFunction("ServiceWorker", "GET", "sw.js", "Keeps the survey page on the phone and sends what waits.", OfflinePages.Worker),
        new HttpFunction("OfflinePage", "GET", "offline", "Kept on the phone for when the server cannot be reached.", OfflinePages.Offline),
        new HttpFunction("Survey", "GET", "api/surveys/{code}", "The questionnaire behind a code.", SurveyFunctions.Show),
        new HttpFunction("SubmitResponse", "PUT", "api/surveys/{code}/responses/{id}", "Stores one response exactly once.", SurveyFunctions.Submit),

        // Anyone
        new HttpFunction("Home", "GET", "", "The campaign in figures, and a field for a typed code.", HomePage.Show),

        // Schools
        new HttpFunction("SchoolReportPdf", "GET", "schools/{id}/report.pdf", "The school's report.", ReportFunctions.ShowPdf),
        new HttpFunction("SchoolReportPage", "GET", "schools/{id}/report", "The same report as a web page.", ReportFunctions.ShowPage),

        // Analysts
        new HttpFunction("Campaign", "GET", "api/campaign", "The campaign's ledger.", AnalyzeFunctions.ShowLedger) { Role = AccessRole.Analyst },
        new HttpFunction("Aggregates", "GET", "api/aggregates", "Released figures.", AnalyzeFunctions.ShowAggregates) { Role = AccessRole.Analyst },
        new HttpFunction("NationalReportPdf", "GET", "api/campaign/report.pdf", "The report of the whole campaign.", StaffReportFunctions.ShowNationalPdf) { Role = AccessRole.Analyst },
        new HttpFunction("NationalReportPage", "GET", "api/campaign/report", "The same report as a web page.", StaffReportFunctions.ShowNationalPage) { Role = AccessRole.Analyst },

        // Staff
        new HttpFunction("StaffPage", "GET", "staff", "The facilitator's page.", StaffPage.Show),
        new HttpFunction("Schools", "GET", "api/schools", "The register of schools.", SchoolFunctions.List) { Role = AccessRole.Staff },
        new HttpFunction("PutSchool", "PUT", "api/schools/{id}", "Registers one school.", SchoolFunctions.Put) { Role = AccessRole.Staff },
        new HttpFunction("ImportSchools", "POST", "api/schools/import", "Registers a CSV of schools, all or nothing.", SchoolFunctions.Import)
        {
            Role = AccessRole.Staff,
            MaxBody = LargestImport,
        },
        new HttpFunction("Sessions", "GET", "api/sessions", "The sessions of some days.", SessionFunctions.List) { Role = AccessRole.Staff },
        new HttpFunction("PutSession", "PUT", "api/sessions/{id}", "Registers a session or changes its headcount.", SessionFunctions.Put) { Role = AccessRole.Staff },
        new HttpFunction("CloseSession", "POST", "api/sessions/{id}/close", "Ends a session.", SessionFunctions.Close) { Role = AccessRole.Staff },
        new HttpFunction("SessionProgress", "GET", "api/sessions/{id}/progress", "How many answers are in.", SessionFunctions.ShowProgress) { Role = AccessRole.Staff },
        new HttpFunction("SessionQrSvg", "GET", "api/sessions/{id}/qr/{phase}.svg", "A QR code to project.", SessionFunctions.QrSvg) { Role = AccessRole.Staff },
        new HttpFunction("SessionQrPng", "GET", "api/sessions/{id}/qr/{phase}.png", "A QR code to print.", SessionFunctions.QrPng) { Role = AccessRole.Staff },
        new HttpFunction("SessionPoster", "GET", "api/sessions/{id}/poster.pdf", "The codes of a session to hang up.", SessionFunctions.Poster) { Role = AccessRole.Staff },
        new HttpFunction("SchoolLetter", "POST", "api/schools/{id}/letter.pdf", "Makes a school's key and the letter that carries it.", StaffReportFunctions.MakeLetter) { Role = AccessRole.Staff },
        new HttpFunction("RegionReports", "GET", "api/regions/{region}/reports.zip", "The reports of a region's schools.", StaffReportFunctions.DownloadRegion) { Role = AccessRole.Staff },
        new HttpFunction("ReportStatus", "GET", "api/reports", "How the last run of Publish ended.", StaffReportFunctions.ShowStatus) { Role = AccessRole.Staff },

        // Operators
        new HttpFunction("HealthLive", "GET", "health/live", "The process answers.", Health.Live),
        new HttpFunction("HealthReady", "GET", "health/ready", "The storage answers too.", Health.Ready),

        // The clock
        new TimerFunction("Aggregate", "0 * * * * *", "Counts the sessions with new answers.", Timers.Aggregate),
        new TimerFunction("Publish", "30 */5 * * * *", "Releases what changed and renders the reports.", Timers.Publish),
        new TimerFunction("Rebuild", "0 15 2 * * *", "Marks every session for counting again.", Timers.Rebuild),
        new TimerFunction("Seal", "0 45 1 * * *", "Deletes the raw responses of sessions that closed long ago.", Timers.Seal),
    ];
}
