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

// A request is kept without its address and without anything of the phone: the address holds the id of the response, and with the time
// beside it would tell in which order a class answered.
resource withoutPhones 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: 'dcr-${name}'
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    dataSources: {}
    destinations: { logAnalytics: [{ name: 'workspace', workspaceResourceId: workspace.outputs.id }] }
    dataFlows: [
      {
        streams: ['Microsoft-Table-AppRequests']
        destinations: ['workspace']
        transformKql: 'source | project-away Url, ClientBrowser, ClientCity, ClientCountryOrRegion, ClientIP, ClientModel, ClientOS, ClientStateOrProvince, ClientType, Properties'
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

// The app logs each run of a timer; the host logs it as a request. Either will do.
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
          query: 'union isfuzzy=true (requests | where success == true and name in (\'Aggregate\', \'Publish\') | project timer = name), (traces | where message has \'The timer \' | extend timer = extract(\'The timer ([A-Za-z]+) took\', 1, message) | project timer) | where timer in (\'Aggregate\', \'Publish\') | summarize timers = dcount(timer)'
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
