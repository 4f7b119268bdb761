// Where logs are kept.
param name string
param location string
param tags { *: string }

@description('The data collection rule that takes out what is not to be kept. Empty while there is none yet.')
param ruleId string = ''

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
    // A fault that logs without end must not cost without end.
    workspaceCapping: { dailyQuotaGb: 1 }
    defaultDataCollectionRuleResourceId: empty(ruleId) ? null : ruleId
  }
}

output id string = workspace.id
