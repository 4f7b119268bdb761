// Staging and production side by side. `azd env set SURVEYS_STAGE staging` chooses; without it the stage is production.
using 'main.bicep'

var stage = readEnvironmentVariable('SURVEYS_STAGE', 'production')
var stages = {
  staging: {
    instanceMemoryMB: 512
    alwaysReadyInstances: 0
    storageSku: 'Standard_LRS'
    protectVault: false
    monthlyBudget: 10
    retentionDays: 30
  }
  production: {
    instanceMemoryMB: 2048
    alwaysReadyInstances: 0
    storageSku: 'Standard_ZRS'
    protectVault: true
    monthlyBudget: 50
    retentionDays: 90
  }
}

var alwaysReady = readEnvironmentVariable('SURVEYS_ALWAYS_READY', '')
var budget = readEnvironmentVariable('SURVEYS_MONTHLY_BUDGET', '')

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param hosting = readEnvironmentVariable('SURVEYS_EDITION', 'Worker')
param operatorEmail = readEnvironmentVariable('SURVEYS_OPERATOR_EMAIL', '')
param publicBaseUrl = readEnvironmentVariable('SURVEYS_PUBLIC_BASE_URL', '')
param campaignId = readEnvironmentVariable('SURVEYS_CAMPAIGN_ID', '2025')
param campaignTarget = int(readEnvironmentVariable('SURVEYS_CAMPAIGN_TARGET', '20000'))
param ticketDays = 14
param instanceMemoryMB = stages[stage].instanceMemoryMB
param alwaysReadyInstances = empty(alwaysReady) ? stages[stage].alwaysReadyInstances : int(alwaysReady)
param storageSku = stages[stage].storageSku
param protectVault = stages[stage].protectVault
param monthlyBudget = empty(budget) ? stages[stage].monthlyBudget : int(budget)
param retentionDays = stages[stage].retentionDays
