// What the app says of itself, and who is told when it is not well.
param name string
param insightsName string
param location string
param tags { *: string }
param operatorEmail string
param monthlyBudget int

@description('The month of the first deployment; a budget keeps its own.')
param budgetStart string = utcNow('yyyy-MM-01')

var ownerRole = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'

module workspace 'workspace.bicep' = {
  params: {
    name: 'log-${name}'
    location: location
    tags: tags
  }
}

// The id of a response is not kept: with the time beside it, it would tell in which order a class answered. Nothing of a phone is kept either,
// and no key. The host writes the address and the browser of each request, and the address of the call by which it forwards the request to
// the app. Lines of its log and exceptions may repeat them, so a text that holds a sign of one is replaced.
// COLUMN stands for the column that is looked at. 'key=' also finds the row of a response in an address of Table Storage.
var telltale = 'COLUMN contains \'/responses/\' or COLUMN contains \'key=\' or COLUMN contains \'Mozilla/\' or COLUMN contains \'userAgent\' or COLUMN contains \'user-agent\' or COLUMN contains \'user_agent\''
var ofPhones = 'ClientBrowser, ClientCity, ClientCountryOrRegion, ClientIP, ClientModel, ClientOS, ClientStateOrProvince, ClientType'
var tables = [
  { name: 'AppRequests', texts: ['Name', 'OperationName'], objects: [], leftOut: 'Url, Properties' }
  { name: 'AppDependencies', texts: ['OperationName'], objects: [], leftOut: 'Data, Name, Properties' }
  { name: 'AppTraces', texts: ['Message', 'OperationName'], objects: [], leftOut: 'Properties' }
  {
    name: 'AppExceptions'
    texts: ['Message', 'OuterMessage', 'InnermostMessage', 'ProblemId', 'OperationName']
    objects: ['Details']
    leftOut: 'Properties'
  }
]

resource withoutPhones 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: 'dcr-${name}'
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    dataSources: {}
    destinations: { logAnalytics: [{ name: 'workspace', workspaceResourceId: workspace.outputs.id }] }
    dataFlows: [
      for table in tables: {
        streams: ['Microsoft-Table-${table.name}']
        destinations: ['workspace']
        transformKql: join(
          concat(
            ['source'],
            map(
              table.texts,
              text => 'extend ${text} = iif(${replace(telltale, 'COLUMN', text)}, \'(left out)\', ${text})'
            ),
            map(
              table.objects,
              object =>
                'extend ${object} = iif(${replace(telltale, 'COLUMN', 'tostring(${object})')}, parse_json(\'[]\'), ${object})'
            ),
            ['project-away ${table.leftOut}, ${ofPhones}']
          ),
          ' | '
        )
      }
    ]
  }
}

// The rule names the workspace and the workspace the rule: it learns of it in a second step.
module transformed 'workspace.bicep' = {
  params: {
    name: 'log-${name}'
    location: location
    tags: tags
    ruleId: withoutPhones.id
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.outputs.id
    DisableLocalAuth: true
    // Addresses are stored as 0.0.0.0.
    DisableIpMasking: false
  }
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'surveys'
    enabled: true
    armRoleReceivers: [{ name: 'owners', roleId: ownerRole, useCommonAlertSchema: true }]
    emailReceivers: empty(operatorEmail)
      ? []
      : [{ name: 'operator', emailAddress: operatorEmail, useCommonAlertSchema: true }]
  }
}

// The app writes one sentence after each run of a timer that did not fail. In the worker it reaches the log of the host over gRPC, in the
// native hosting through the output of the process; what stands around it in the message does not matter.
resource dataAge 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'data-age-${name}'
  location: location
  tags: tags
  properties: {
    displayName: 'Surveys: the published figures stand still'
    description: 'For half an hour no answers were counted or nothing was published. Look at the log of the timers Aggregate and Publish.'
    severity: 1
    enabled: true
    scopes: [insights.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT30M'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: 'traces | extend timer = extract(\'The timer ([A-Za-z]+) took\', 1, message) | where timer in (\'Aggregate\', \'Publish\') | summarize timers = dcount(timer)'
          timeAggregation: 'Total'
          metricMeasureColumn: 'timers'
          operator: 'LessThan'
          threshold: 2
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [operators.id] }
  }
}

resource serverErrors 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'server-errors-${name}'
  location: location
  tags: tags
  properties: {
    displayName: 'Surveys: requests fail'
    description: 'More than five requests in a quarter of an hour were answered with a 5xx.'
    severity: 2
    enabled: true
    scopes: [insights.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: 'requests | where toint(resultCode) >= 500'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 5
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [operators.id] }
  }
}

// Azure takes no second start date for the same budget, so it is made once; change its amount in the portal.
@onlyIfNotExists()
resource budget 'Microsoft.Consumption/budgets@2024-08-01' = if (monthlyBudget > 0) {
  name: 'budget-${name}'
  properties: {
    category: 'Cost'
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStart }
    amount: monthlyBudget
    notifications: {
      expected: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: []
        contactRoles: ['Owner']
        contactGroups: [operators.id]
      }
      spent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: []
        contactRoles: ['Owner']
        contactGroups: [operators.id]
      }
    }
  }
}
